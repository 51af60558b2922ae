"""The regulation, one rule a file: named after its clause and what it says, its scenarios in the YAML beside it."""
