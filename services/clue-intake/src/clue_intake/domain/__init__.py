"""What a clue is, what admits it, and what must never leave it. Standard library only."""
