"""From the text of a roster line to particulars, or to what is wrong in which cell."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from personnel.application import roster_columns as columns
from personnel.application.roster_columns import Column
from personnel.domain.levels import Level, level_named
from personnel.domain.particulars import CHINESE_MANAGED_BY, ManagedBy, Particulars
from personnel.domain.roster_import import CellProblem
from wenze import counties

LONGEST_TEXT: Final = 200
NUMBER: Final = re.compile(r"[\w.-]{1,64}")
IDENTITY_NUMBER: Final = re.compile(r"\d{17}[\dXx]")
DAY: Final = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")

_MANAGED_BY: Final = {text: value for value, name in CHINESE_MANAGED_BY.items() for text in (value.value, name)}
_YES_OR_NO: Final = {"": False, "否": False, "是": True}


@dataclass(frozen=True, slots=True)
class SheetRow:
    """A line of the file: its number in the sheet as people see it, and its cells by heading."""

    number: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class RosterLine:
    """A line that can be taken over."""

    row: int
    cadre_id: str
    particulars: Particulars


def is_example(row: SheetRow) -> bool:
    """Whether this is the template's example line."""
    return row.cells.get(columns.NUMBER.heading, "").strip().startswith(columns.EXAMPLE_MARK)


def read_line(row: SheetRow) -> RosterLine | tuple[CellProblem, ...]:
    """The line, or every problem in it."""
    values: dict[str, Any] = {}
    problems: list[CellProblem] = []
    for column, field, parse in _FIELDS:
        try:
            values[field] = _parsed(row.cells.get(column.heading, "").strip(), column, parse)
        except _Wrong as wrong:
            problems.append(CellProblem(row.number, column.heading, f"{wrong}。"))
    if problems:
        return tuple(problems)
    return RosterLine(row.number, values.pop("cadre_id"), Particulars(**values))


class _Wrong(Exception):  # noqa: N818 - says what to do about a cell
    """What is wrong with a cell, in Chinese."""


def _parsed(text: str, column: Column, parse: Callable[[str], object]) -> object:
    if column.required and not text:
        raise _Wrong("没有填写,请补填")
    return parse(text)


def _number(text: str) -> str:
    if IDENTITY_NUMBER.fullmatch(text):
        raise _Wrong("是身份证号码的样式,请改用组织部门编定的干部编号")
    if not NUMBER.fullmatch(text):
        raise _Wrong(f"“{text[:64]}”不能作干部编号,请只用文字、数字、点和连字符,不超过 64 个字符")
    return text


def _text(text: str) -> str:
    if len(text) > LONGEST_TEXT:
        raise _Wrong(f"超过 {LONGEST_TEXT} 个字符,请缩短")
    return text


def _county(text: str) -> str:
    county = counties.county_named(text)
    if county is None:
        raise _Wrong(f"没有“{text}”这个县市区,请填写其中之一:{counties.names()}")
    return county.code


def _level(text: str) -> Level:
    level = level_named(text)
    if level is None:
        raise _Wrong(f"没有“{text}”这个职务层次,请填写其中之一:{'、'.join(each.chinese for each in Level)}")
    return level


def _managed_by(text: str) -> ManagedBy:
    managed_by = _MANAGED_BY.get(text)
    if managed_by is None:
        raise _Wrong(f"没有“{text}”这种管理权限,请填写其中之一:{'、'.join(CHINESE_MANAGED_BY.values())}")
    return managed_by


def _day_or_none(text: str) -> date | None:
    if not text:
        return None
    parts = DAY.fullmatch(text)
    try:
        return date(*(int(part) for part in parts.groups())) if parts else date.fromisoformat(text[:10])
    except ValueError:
        raise _Wrong(f"“{text}”不是日期,请写成 2026-12-31 的样式") from None


def _yes_or_no(text: str) -> bool:
    if text not in _YES_OR_NO:
        raise _Wrong(f"“{text}”不明确,请填写是或者否")
    return _YES_OR_NO[text]


_FIELDS: Final[tuple[tuple[Column, str, Callable[[str], object]], ...]] = (
    (columns.NUMBER, "cadre_id", _number),
    (columns.NAME, "name", _text),
    (columns.COUNTY, "county", _county),
    (columns.UNIT, "unit", _text),
    (columns.POST, "post", _text),
    (columns.LEVEL, "level", _level),
    (columns.MANAGED_BY, "managed_by", _managed_by),
    (columns.PROBATION_UNTIL, "probation_until", _day_or_none),
    (columns.VERTICAL, "vertical", _yes_or_no),
)
