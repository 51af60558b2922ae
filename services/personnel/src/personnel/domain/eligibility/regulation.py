"""What the rules need to know of the regulation."""

from typing import Protocol


class Regulation(Protocol):
    """The rule set as of the day asked about; it remembers which settings were asked for."""

    def setting(self, name: str) -> object:
        """The answer in force to a question that the text leaves open."""
        ...
