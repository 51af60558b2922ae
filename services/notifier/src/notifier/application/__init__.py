"""One use case a file; what they need from outside is in `ports`."""
