"""Where the service meets the bus, the database and files."""
