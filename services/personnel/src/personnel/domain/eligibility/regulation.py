"""What the rules need to know of the regulation."""

from typing import Protocol


class Regulation(Protocol):
    """The rule set as of the day asked about; it remembers which settings were asked for."""

    def number(self, name: str) -> int:
        """A number of the regulation as it holds on the day asked about, in its own unit."""
        ...

    def setting(self, name: str) -> object:
        """The answer in force to a question that the text leaves open."""
        ...
