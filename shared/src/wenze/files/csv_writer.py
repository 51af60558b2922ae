"""CSV files that open in a spreadsheet as they were meant."""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Final

_LOOKS_LIKE_FORMULA: Final = re.compile(r"'*[=+\-@\t\r]")


def csv_safe(value: str) -> str:
    """The value with a quote before it if a spreadsheet would take it for a formula; reading a file takes it off."""
    return f"'{value}" if _LOOKS_LIKE_FORMULA.match(value) else value


def csv_bytes(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """A CSV file in UTF-8 with its mark, without which spreadsheets take Chinese for something else."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerows([csv_safe(value) for value in row] for row in (columns, *rows))
    return text.getvalue().encode("utf-8-sig")
