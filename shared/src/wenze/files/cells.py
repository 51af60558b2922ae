"""Cells of any kind as the text a person sees in them."""

import re
import unicodedata
from datetime import date, datetime, time, timedelta
from typing import Final, TypeAlias

CellValue: TypeAlias = int | float | str | bool | date | datetime | time | timedelta

# Spreadsheets keep 15 digits of a number; beyond that the last ones are lost and shown as 4.30602E+17.
_EXACT: Final = 10**15
_FULL_WIDTH: Final = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B) if chr(code - 0xFEE0).isalnum()}
_INVISIBLE: Final = re.compile(r"[\u200b-\u200f\u2060\ufeff\x00-\x08\x0b-\x1f\x7f]")


def text_of(value: CellValue) -> str:
    """The cell as text: whole numbers without a fraction, dates as YYYY-MM-DD, text tidied."""
    match value:
        case str():
            return tidy(value)
        case bool():
            return "TRUE" if value else "FALSE"
        case float():
            return _number_text(value)
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime():
            return value.isoformat(sep=" ", timespec="seconds")
        case _:
            return str(value)


def tidy(text: str) -> str:
    """Without invisible characters and surrounding space; full-width letters and digits become plain ones.

    Punctuation stays as it is: Chinese text keeps its full-width commas and brackets.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return _INVISIBLE.sub("", lines).translate(_FULL_WIDTH).replace("\u3000", " ").replace("\xa0", " ").strip()


def heading_of(text: str) -> str:
    """A column's name without the spaces, line breaks and full-width forms that people put into headings."""
    return "".join(unicodedata.normalize("NFKC", tidy(text)).split())


def _number_text(value: float) -> str:
    if abs(value) >= _EXACT:
        return f"{value:.5E}"
    return str(int(value)) if value.is_integer() else f"{value:.15g}"
