"""Chores on the bus: `python -m wenze dead-letters list clues`."""

from wenze.commands import application

application()
