"""Reading what people write in cells: yes and no, days, counts, several names in one cell."""

import re
from datetime import date
from typing import Final

YES: Final = frozenset({"是", "有", "已确认", "√", "yes", "y", "true", "1"})
NO: Final = frozenset({"否", "无", "没有", "未确认", "×", "no", "n", "false", "0"})
NOT_STATED: Final = frozenset({"", "待核实", "待研判", "待确认", "待定", "不详", "未知", "/", "-", "—"})

_DAY: Final = re.compile(
    r"(?P<year>\d{4})\s*(?:[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})\s*日?|(?P<compact>\d{4}))"
    r"(?:[T\s].*)?",
    re.DOTALL,
)
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
    written = _DAY.fullmatch(text.strip())
    if written is None:
        raise NotUnderstood("不是日期，请写成 2026-03-01 的样子")
    month, in_month = written["month"], written["day"]
    if written["compact"]:
        month, in_month = written["compact"][:2], written["compact"][2:]
    try:
        return date(int(written["year"]), int(month), int(in_month))
    except ValueError:
        raise NotUnderstood("没有这一天，请改成实际的日期") from None


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
