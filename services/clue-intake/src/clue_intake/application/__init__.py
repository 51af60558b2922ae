"""What people and other systems can do with clues: one use case a file."""
