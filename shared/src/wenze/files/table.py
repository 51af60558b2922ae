"""A table as read: rows of text under named columns."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from wenze.files.refusals import CellRefused, RowError

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not blank: its number as a spreadsheet shows it, and its cells by column, `""` where empty."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """The columns in the file's order, the rows, and the rows that could not be laid under the columns."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    errors: tuple[RowError, ...] = ()


def read_cell(row: Row, column: str, convert: Callable[[str], Value], errors: list[RowError]) -> Value | None:
    """The converted cell, or None after adding to `errors` why it was refused."""
    try:
        return convert(row.cells.get(column, ""))
    except CellRefused as refused:
        errors.append(RowError(row.number, column, str(refused)))
        return None
