"""What an assessment asks of the outside: the regulation's numbers and open questions, and calendar arithmetic."""

from datetime import date
from typing import Any, Protocol


class Regulation(Protocol):
    """The numbers and settings in force for one assessment; whoever passes it keeps the record of what was asked."""

    def number(self, name: str, /) -> int:
        """The value of a dated parameter, in the parameter's own unit."""
        ...

    def setting(self, name: str, /) -> Any:
        """The answer in force to a question that the text leaves open."""
        ...


class Calendar(Protocol):
    """半年, 一年 and 两年 as calendar months."""

    def add_months(self, day: date, months: int, /) -> date:
        """The corresponding day `months` later; the month's last day when it has no such day."""
        ...
