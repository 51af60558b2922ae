"""Fixtures that tests of every part may ask for."""

pytest_plugins = ["embedded_stack.testing"]
