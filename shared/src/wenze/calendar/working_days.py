"""工作日: Chinese statutory working days, make-up workdays (调休) included, and plain calendar periods."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Self

from dateutil.relativedelta import relativedelta

from wenze.calendar.official_years import MAKE_UP, OfficialYear, year_of_notice, years_from_library

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class CalendarDate:
    """A computed date; `provisional` while a year it depends on has no official notice."""

    on: date
    provisional: bool


class WorkingDayCalendar:
    """Working days by the official years given; any other day follows Monday to Friday and is provisional."""

    def __init__(self, years: Iterable[OfficialYear]) -> None:
        self._years: dict[int, OfficialYear] = {}
        self._is_working: dict[date, bool] = {}
        self.adopt(years)

    def adopt(self, years: Iterable[OfficialYear]) -> None:
        """Add `years` to this calendar, or replace what was known of them, for everybody who counts by it."""
        self._years = self._years | {each.year: each for each in years}
        in_order = sorted(self._years.values(), key=lambda each: each.year)
        self._is_working = {day.on: day.kind == MAKE_UP for each in in_order for day in each.days}

    @classmethod
    def from_library(cls) -> Self:
        """The calendar of the years that the chinesecalendar package knows."""
        return cls(years_from_library())

    def with_years(self, years: Iterable[OfficialYear]) -> "WorkingDayCalendar":
        """A calendar in which `years` are added, or replace what was known of them."""
        return WorkingDayCalendar((*self._years.values(), *years))

    @property
    def years(self) -> tuple[int, ...]:
        """The years with an official notice, in order."""
        return tuple(sorted(self._years))

    def is_published(self, day: date) -> bool:
        """Whether the notice that settles `day` is known."""
        return year_of_notice(day) in self._years

    def is_working_day(self, day: date) -> bool:
        """Whether `day` is a working day; a guess by weekday unless `is_published(day)`."""
        official = self._is_working.get(day)
        return day.weekday() < _SATURDAY if official is None else official

    def add_working_days(self, start: date, days: int, count_start: bool = False) -> CalendarDate:
        """The `days`-th working day after `start`, or from `start` itself with `count_start`.

        Raises:
            ValueError: `days` is less than 1.
        """
        if days < 1:
            raise ValueError(f"工作日天数应为正整数，不能是 {days}。")
        first = start if count_start else start + _ONE_DAY
        day = first
        remaining = days - self.is_working_day(day)
        while remaining:
            day += _ONE_DAY
            remaining -= self.is_working_day(day)
        return self._dated(first, day)

    def count_working_days(self, after: date, until: date) -> int:
        """How many working days lie after `after` up to and including `until`; 0 when `until` is not later."""
        days = range(1, (until - after).days + 1)
        return sum(self.is_working_day(after + timedelta(days=day)) for day in days)

    def next_working_day(self, day: date) -> CalendarDate:
        """`day` itself when it is a working day, otherwise the first one after it."""
        return self.add_working_days(day, 1, count_start=True)

    @staticmethod
    def add_calendar_days(start: date, days: int, count_start: bool = False) -> date:
        """日: the `days`-th calendar day after `start`, or from `start` itself with `count_start`.

        Raises:
            ValueError: `days` is less than 1.
        """
        if days < 1:
            raise ValueError(f"天数应为正整数，不能是 {days}。")
        return start + timedelta(days=days - count_start)

    @staticmethod
    def add_months(day: date, months: int) -> date:
        """半年、一年、两年 as calendar months; a day that the month does not have becomes its last day."""
        return _months_later(day, months)

    def _dated(self, first: date, last: date) -> CalendarDate:
        relied_on = range(year_of_notice(first), year_of_notice(last) + 1)
        return CalendarDate(last, provisional=any(year not in self._years for year in relied_on))


@lru_cache(maxsize=4096)
def _months_later(day: date, months: int) -> date:
    """The same few days are asked again and again, and the library takes longer than a whole assessment's rules."""
    return day + relativedelta(months=months)
