"""What comes in: messages and requests."""
