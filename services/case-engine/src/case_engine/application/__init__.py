"""What the case engine does, one use case a file."""
