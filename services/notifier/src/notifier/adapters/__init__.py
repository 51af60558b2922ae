"""What carries notices out, knows addresses, stores and publishes."""
