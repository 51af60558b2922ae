"""Where requests and messages come in."""
