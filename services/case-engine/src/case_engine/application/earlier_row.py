"""From the text of a row to an earlier decision, or to what is wrong in which cell."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final
from unicodedata import normalize

from case_engine.application import earlier_columns as columns
from case_engine.application.earlier_columns import Column
from case_engine.domain.assessment.codes import ConductItem, Measure
from case_engine.domain.assessment.words import MEASURE_NAMES
from case_engine.domain.case.particulars import LEVEL_NAMES, Level, Particulars
from case_engine.domain.case.subjects import Subject
from case_engine.domain.earlier.decision import EarlierDecision
from wenze.files import (
    LONGEST_ECHO,
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
from wenze.regulation import catalogue

LONGEST_FACTS: Final = 4_000
EARLIEST_YEAR: Final = 1949

_SEPARATORS: Final = re.compile(r"[、,，;；\s]+")
_DECORATION: Final = re.compile(r"《问责办法》|[()]")


def is_example(row: Row) -> bool:
    """Whether this is the template's example row."""
    return row.cells.get(columns.NUMBER.heading, "").startswith(columns.EXAMPLE_MARK)


def read_decision(row: Row) -> EarlierDecision | tuple[RowError, ...]:
    """The decision, or every problem in its cells."""
    errors: list[RowError] = []
    told = {column.field: read_cell(row, column.heading, read, errors) for column, read in _READERS.items()}
    return tuple(errors) if errors else _decision(told)


def _decision(told: Mapping[str, Any]) -> EarlierDecision:
    rest = dict(told)
    subject = Subject(**{name: rest.pop(name) for name in ("cadre_id", "name", "unit", "post")})
    particulars = Particulars(
        **{
            name: rest.pop(name)
            for name in ("former_level", "supervising_departments", "connected_posts", "connected_matters")
        }
    )
    return EarlierDecision(subject=subject, particulars=particulars, **rest)


def _text(text: str) -> str:
    return text_within(required_text(text))


def _facts(text: str) -> str:
    return text_within(text, LONGEST_FACTS)


_MEASURES: Final = {
    **{text: measure for measure, name in MEASURE_NAMES.items() for text in (measure.value, name)},
    "责令公开道歉": Measure.PUBLIC_APOLOGY,
}


def _measure(text: str) -> Measure:
    measure = _MEASURES.get(short_text(text))
    if measure is None:
        known = "、".join(MEASURE_NAMES.values())
        raise CellRefused(f"没有“{text}”这种问责方式，一行请填写其中一种：{known}。")
    return measure


def _day(text: str) -> date:
    day = to_date(short_text(text))
    if day.year < EARLIEST_YEAR:
        raise CellRefused(f"年份早于 {EARLIEST_YEAR} 年，请核对。")
    return day


def _day_or_none(text: str) -> date | None:
    return _day(text) if text else None


def _yes_or_no(text: str) -> bool:
    return to_yes_or_no(short_text(text))


def _yes_no_or_none(text: str) -> bool | None:
    return _yes_or_no(text) if text else None


def _plain(clause: str) -> str:
    """第七条第(五)项, with or without the regulation's name and brackets."""
    return _DECORATION.sub("", normalize("NFKC", clause)).strip()


_CONDUCT: Final = {text: item for item in ConductItem for text in (item.value, _plain(catalogue().cite(item.value)))}


def _conduct(text: str) -> tuple[ConductItem, ...]:
    """A bare 7.10 is refused: a spreadsheet makes 7.1 of it."""
    given = [each for each in _SEPARATORS.split(text_within(text)) if each]
    unknown = [each for each in given if _plain(each) not in _CONDUCT]
    if unknown:
        raise CellRefused(f"没有“{unknown[0][:LONGEST_ECHO]}”这项问责情形，请写成“第七条第五项”的样式。")
    return tuple(dict.fromkeys(_CONDUCT[_plain(each)] for each in given))


_LEVELS: Final = {text: level for level, name in LEVEL_NAMES.items() for text in (level.value, name)}


def _level_or_none(text: str) -> Level | None:
    if not text:
        return None
    level = _LEVELS.get(short_text(text))
    if level is None:
        raise CellRefused(f"没有“{text}”这个职务层次，请填写其中之一：{'、'.join(LEVEL_NAMES.values())}。")
    return level


_READERS: Final[Mapping[Column, Callable[[str], object]]] = {
    columns.NUMBER: _text,
    columns.COUNTY: to_county_code,
    columns.CADRE: to_cadre_number,
    columns.NAME: _text,
    columns.UNIT: _text,
    columns.POST: _text,
    columns.MEASURE: _measure,
    columns.DECIDED_ON: _day,
    columns.EFFECTIVE_ON: _day,
    columns.APPROVED_BY: _text,
    columns.SERVED: _yes_or_no,
    columns.SERVED_ON: _day_or_none,
    columns.CONDUCT: _conduct,
    columns.FACTS: _facts,
    columns.APPEAL_BODY: text_within,
    columns.CONDUCT_ON: _day_or_none,
    columns.PROBATION: _yes_no_or_none,
    columns.FORMER_LEVEL: _level_or_none,
    columns.SUPERVISORS: text_within,
    columns.POSTS: text_within,
    columns.MATTERS: text_within,
    columns.RECTIFIED_ON: _day_or_none,
    columns.FIRST_DECISION_ON: _day_or_none,
}
