"""What a notice says: its title and its text."""

from collections.abc import Callable
from dataclasses import dataclass

Cite = Callable[[str], str]
"""Turns a clause reference such as `accountability:15.3` into its Chinese citation."""


@dataclass(frozen=True, slots=True)
class Letter:
    """`title` is one line; `text` is the whole letter with salutation, signature and date."""

    title: str
    text: str
