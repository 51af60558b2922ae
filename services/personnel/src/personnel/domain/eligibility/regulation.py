"""What the rules need to know of the regulation."""

from typing import Protocol


class Regulation(Protocol):
    """The rule set as of the day asked about; it remembers which settings were asked for."""

    def setting(self, name: str) -> object:
        """The answer in force to a question that the text leaves open."""
        ...

    def cite(self, ref: str) -> str:
        """The Chinese citation of a clause, for example 《问责办法》第十八条第(一)项."""
        ...
