"""What can be wrong with a file, a row or a cell, in words the person who made the file understands."""

from dataclasses import dataclass


class FileRefused(Exception):  # noqa: N818 - an answer to the person who sent the file
    """The file as a whole cannot be taken; the text says why and what to do."""


class CellRefused(Exception):  # noqa: N818 - an answer to the person who sent the file
    """A cell does not say what its column needs; the text says how to write it."""


@dataclass(frozen=True, slots=True)
class RowError:
    """What is wrong in one row: its number as a spreadsheet shows it, the column, and what to do."""

    row: int
    column: str
    message: str
