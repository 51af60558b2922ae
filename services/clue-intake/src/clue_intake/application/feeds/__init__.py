"""Feeds of other offices: how their columns become a clue is configuration, read from TOML."""
