"""What the service is used for: one use case a file."""
