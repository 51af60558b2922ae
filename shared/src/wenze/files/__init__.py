"""Tables as offices send and receive them."""

from wenze.files.csv_writer import csv_bytes, csv_safe
from wenze.files.limits import Limits
from wenze.files.reading import read_table
from wenze.files.refusals import CellRefused, FileRefused, RowError
from wenze.files.table import Row, Table, read_cell
from wenze.files.values import required_text, to_date, to_yes_or_no

__all__ = [
    "CellRefused",
    "FileRefused",
    "Limits",
    "Row",
    "RowError",
    "Table",
    "csv_bytes",
    "csv_safe",
    "read_cell",
    "read_table",
    "required_text",
    "to_date",
    "to_yes_or_no",
]
