"""What the State Council's yearly holiday notices say: days off and make-up workdays."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from itertools import groupby
from operator import attrgetter

from chinese_calendar.constants import holidays, workdays

DAY_OFF = "day-off"
MAKE_UP = "make-up"

_NEW_YEAR_ARRANGEMENT_STARTS = (12, 25)


@dataclass(frozen=True, slots=True)
class OfficialDay:
    """One day that a notice takes off, or makes a workday (`kind` is DAY_OFF or MAKE_UP)."""

    on: date
    kind: str
    name: str
    notice: str


@dataclass(frozen=True, slots=True)
class OfficialYear:
    """All days named by the notice for one year; New Year's may reach back into the last week of December."""

    year: int
    days: tuple[OfficialDay, ...]


def year_of_notice(day: date) -> int:
    """The year whose notice settles `day`: the last week of December belongs to the next year's New Year.

    The notices for 2007, 2008, 2012, 2019, 2023 and 2024 moved days between 29 and 31 December.
    """
    return day.year + 1 if (day.month, day.day) >= _NEW_YEAR_ARRANGEMENT_STARTS else day.year


def years_from_library() -> tuple[OfficialYear, ...]:
    """The notices kept in the chinesecalendar package (2004 to 2026 in version 1.11)."""
    days = [*_library_days(holidays, DAY_OFF), *_library_days(workdays, MAKE_UP)]
    by_year = groupby(sorted(days, key=attrgetter("on")), key=lambda day: year_of_notice(day.on))
    return tuple(OfficialYear(year, tuple(group)) for year, group in by_year)


def _library_days(names: Mapping[date, str], kind: str) -> list[OfficialDay]:
    notice = f"chinesecalendar {version('chinesecalendar')}"
    return [OfficialDay(on, kind, name, notice) for on, name in names.items()]
