"""What cells mean: dates, yes and no, several values in one. All refuse with what to write instead."""

import re
import unicodedata
from datetime import date, timedelta
from typing import Final

from wenze.files.refusals import CellRefused

_DATE: Final = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?: 00:00(?::00)?)?")
_COMPACT_DATE: Final = re.compile(r"(\d{4})(\d{2})(\d{2})")
_SERIAL: Final = re.compile(r"\d{5}")
# Spreadsheets count days from here; the odd start makes up for a 29 February 1900 that they believe in.
_SERIAL_START: Final = date(1899, 12, 30)
_EARLIEST: Final = date(1900, 3, 1)
_LATEST: Final = date(2100, 12, 31)
_DATE_FORM: Final = "请写成 2026-03-01 的样式"
_YES_OR_NO: Final = {"是": True, "TRUE": True, "否": False, "FALSE": False}


def required_text(text: str) -> str:
    """The text, not empty. Raises: CellRefused when it is."""
    if not text:
        raise CellRefused("没有填写，请补填。")
    return text


def to_date(text: str) -> date:
    """A day written as 2026-03-01, 2026/3/1, 2026.3.1, 2026年3月1日, 20260301 or as a spreadsheet's serial number.

    Raises:
        CellRefused: it is none of these, or lies outside 1900 to 2100.
    """
    plain = unicodedata.normalize("NFKC", required_text(text)).replace("T", " ")
    day = _from_serial(plain) if _SERIAL.fullmatch(plain) else _from_parts(plain)
    if not _EARLIEST <= day <= _LATEST:
        raise CellRefused(f"日期“{text}”不在 1900 年至 2100 年之间，请核对。")
    return day


def _from_serial(text: str) -> date:
    return _SERIAL_START + timedelta(days=int(text))


def _from_parts(text: str) -> date:
    written = _DATE.fullmatch(text) or _COMPACT_DATE.fullmatch(text)
    if written is None:
        raise CellRefused(f"“{text}”不是日期，{_DATE_FORM}。")
    try:
        return date(*map(int, written.groups()))
    except ValueError:
        raise CellRefused(f"没有“{text}”这一天，请核对。") from None


def to_yes_or_no(text: str) -> bool:
    """是 or 否, or what a spreadsheet's own truth values become. Raises: CellRefused for anything else."""
    answer = _YES_OR_NO.get(required_text(text).upper())
    if answer is None:
        raise CellRefused(f"“{text}”请改为“是”或“否”。")
    return answer
