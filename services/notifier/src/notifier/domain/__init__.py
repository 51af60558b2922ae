"""What a notice is, what it says, and what may happen to it. Standard library only."""
