"""From the text of a roster line to particulars, or to what is wrong in which cell."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from personnel.application import roster_columns as columns
from personnel.application.roster_columns import Column
from personnel.domain.levels import Level, level_named
from personnel.domain.particulars import CHINESE_MANAGED_BY, ManagedBy, Particulars
from wenze.files import (
    CellRefused,
    Row,
    RowError,
    read_cell,
    required_text,
    short_text,
    text_within,
    to_cadre_number,
    to_county_code,
    to_date,
    to_yes_or_no,
)

_MANAGED_BY: Final = {text: value for value, name in CHINESE_MANAGED_BY.items() for text in (value.value, name)}


@dataclass(frozen=True, slots=True)
class RosterLine:
    """A line that can be taken over; `row` is its number in the sheet as people see it."""

    row: int
    cadre_id: str
    particulars: Particulars


def is_example(row: Row) -> bool:
    """Whether this is the template's example line."""
    return row.cells.get(columns.NUMBER.heading, "").startswith(columns.EXAMPLE_MARK)


def read_line(row: Row) -> RosterLine | tuple[RowError, ...]:
    """The line, or every problem in it."""
    errors: list[RowError] = []
    values: dict[str, Any] = {
        field: read_cell(row, column.heading, convert, errors) for column, field, convert in _FIELDS
    }
    if errors:
        return tuple(errors)
    return RosterLine(row.number, values.pop("cadre_id"), Particulars(**values))


def _text(text: str) -> str:
    return text_within(required_text(text))


def _level(text: str) -> Level:
    level = level_named(short_text(text))
    if level is None:
        raise CellRefused(f"没有“{text}”这个职务层次，请填写其中之一：{'、'.join(each.chinese for each in Level)}。")
    return level


def _managed_by(text: str) -> ManagedBy:
    managed_by = _MANAGED_BY.get(short_text(text))
    if managed_by is None:
        raise CellRefused(f"没有“{text}”这种管理权限，请填写其中之一：{'、'.join(CHINESE_MANAGED_BY.values())}。")
    return managed_by


def _day_or_none(text: str) -> date | None:
    return to_date(short_text(text)) if text else None


def _yes_or_no(text: str) -> bool:
    return bool(text) and to_yes_or_no(short_text(text))


_FIELDS: Final[tuple[tuple[Column, str, Callable[[str], object]], ...]] = (
    (columns.NUMBER, "cadre_id", to_cadre_number),
    (columns.NAME, "name", _text),
    (columns.COUNTY, "county", to_county_code),
    (columns.UNIT, "unit", _text),
    (columns.POST, "post", _text),
    (columns.LEVEL, "level", _level),
    (columns.MANAGED_BY, "managed_by", _managed_by),
    (columns.PROBATION_UNTIL, "probation_until", _day_or_none),
    (columns.VERTICAL, "vertical", _yes_or_no),
)
