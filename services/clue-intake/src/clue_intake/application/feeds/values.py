"""Reading what people write in cells: yes and no, days, counts, several names in one cell."""

import re
from datetime import date
from typing import Final

from clue_intake.domain.words import NO, NOT_STATED, YES
from wenze.files import CellRefused, to_date

_TIME_OF_DAY: Final = re.compile(r"(?<=\S)(?:T|\s+)\d{1,2}:\d{2}.*", re.DOTALL)
_COUNT: Final = re.compile(r"(?P<count>\d{1,6})(?:\.0+)?\s*[人名位]?")
_BETWEEN_NAMES: Final = re.compile(r"[、,，;；/\n]+")


class NotUnderstood(ValueError):  # noqa: N818 - what the reader of a cell finds
    """A cell that says nothing this field can take; the text tells in Chinese what it takes."""


def yes_or_no(text: str) -> bool | None:
    """True, False, or None where the cell says that it is not known. Raises: NotUnderstood."""
    word = text.strip().casefold()
    if word in NOT_STATED:
        return None
    if word in YES | NO:
        return word in YES
    raise NotUnderstood("只能填写“是”“否”或“待核实”，请改正")


def day(text: str) -> date:
    """A day, however it is written; a time of day behind it is ignored. Raises: NotUnderstood."""
    if not text.strip():
        raise NotUnderstood("没有填写，请补填")
    try:
        return to_date(_TIME_OF_DAY.sub("", text.strip()))
    except CellRefused:  # whose text repeats the cell
        raise NotUnderstood("不是日期，请写成 2026-03-01 的样式") from None


def count(text: str) -> int | None:
    """A number of persons, or None where the cell says that it is not known. Raises: NotUnderstood."""
    if text.strip() in NOT_STATED:
        return None
    written = _COUNT.fullmatch(text.strip())
    if written is None:
        raise NotUnderstood("不是人数，请填写一个整数")
    return int(written["count"])


def several(text: str) -> tuple[str, ...]:
    """The parts of a cell that lists several."""
    return tuple(part.strip() for part in _BETWEEN_NAMES.split(text) if part.strip())
