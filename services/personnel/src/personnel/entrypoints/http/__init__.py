"""The HTTP interface: one resource a file."""
