"""How days are counted: the regulation's numbers and settings as of a day, and the calendar."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from case_engine.domain.assessment.period import last_day
from case_engine.domain.assessment.regulation import Regulation
from case_engine.domain.deadlines.deadline import Shift

APPEAL_CLAUSE: Final = "accountability:12"


class Reached(Protocol):
    """A computed day; `provisional` while a year it depends on has no official calendar."""

    @property
    def on(self) -> date: ...

    @property
    def provisional(self) -> bool: ...


class Calendar(Protocol):
    """Working days with make-up workdays, calendar days and months."""

    def add_working_days(self, start: date, days: int, count_start: bool = False, /) -> Reached:
        """The `days`-th working day after `start`, or from `start` itself."""
        ...

    def next_working_day(self, day: date, /) -> Reached:
        """`day` itself when it is a working day, otherwise the first one after it."""
        ...

    def add_calendar_days(self, start: date, days: int, count_start: bool = False, /) -> date:
        """The `days`-th calendar day after `start`, or from `start` itself."""
        ...

    def add_months(self, day: date, months: int, /) -> date:
        """The corresponding day `months` later."""
        ...


@dataclass(frozen=True, slots=True)
class Counted:
    """A period counted from an event: how long, its last day, and what moved that."""

    length: int
    due_on: date
    provisional: bool = False
    shifts: tuple[Shift, ...] = ()


@dataclass(frozen=True, slots=True)
class Reckoning:
    """Counts under the regulation as of the day the period starts."""

    regulation: Callable[[date], Regulation]
    calendar: Calendar

    def working_days(self, start: date, length: int) -> Counted:
        """So many working days from the event on `start`."""
        reached = self.calendar.add_working_days(start, length, self._counts_event_day(start))
        return Counted(length, reached.on, reached.provisional)

    def days(self, start: date, parameter: str) -> Counted:
        """The parameter's calendar days from the event on `start`."""
        length = self.number(start, parameter)
        return Counted(length, self.calendar.add_calendar_days(start, length, self._counts_event_day(start)))

    def appeal_days(self, start: date) -> Counted:
        """问责办法 12: from receipt; by the setting, a last day that is none of work moves to the next that is."""
        counted = self.days(start, "appeal-period")
        if self.setting(start, "appeal-last-day") != "moves":
            return counted
        reached = self.calendar.next_working_day(counted.due_on)
        if reached.on == counted.due_on:
            return Counted(counted.length, counted.due_on, reached.provisional)
        shift = Shift("最后一日不是工作日，按本部署的设定顺延", APPEAL_CLAUSE, counted.due_on, reached.on)
        return Counted(counted.length, reached.on, reached.provisional, (shift,))

    def months(self, start: date, parameter: str) -> Counted:
        """The parameter's months from the event on `start`."""
        length = self.number(start, parameter)
        return Counted(length, last_day(start, length, self.regulation(start), self.calendar))

    def number(self, day: date, parameter: str) -> int:
        """The value of the parameter on that day."""
        return self.regulation(day).number(parameter)

    def setting(self, day: date, name: str) -> object:
        """The answer in force to an open question."""
        return self.regulation(day).setting(name)

    def _counts_event_day(self, start: date) -> bool:
        return self.setting(start, "event-day-counted") == "yes"
