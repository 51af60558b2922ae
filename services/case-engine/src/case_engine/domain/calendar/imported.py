"""A year's official days off and make-up workdays, imported by an office when the notice is published."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ImportedDay:
    """One day that a notice names; `kind` as in the calendar's table."""

    year: int
    on: date
    kind: str
    name: str
    notice: str


@dataclass(frozen=True, slots=True)
class CalendarImported:
    """Whole years were imported from a file; each replaces what was known of it. `fingerprint` is the file's SM3."""

    file_name: str
    fingerprint: str
    days: tuple[ImportedDay, ...]

    @property
    def years(self) -> tuple[int, ...]:
        """The years it names, in order."""
        return tuple(sorted({day.year for day in self.days}))


@dataclass(frozen=True, slots=True)
class ImportedCalendar:
    """All days imported so far, the latest import of each year; `previous` are those before the last import."""

    days: tuple[ImportedDay, ...] = ()
    previous: tuple[ImportedDay, ...] = ()


def evolve_calendar(calendar: ImportedCalendar | None, event: CalendarImported) -> ImportedCalendar:
    """The calendar after the event."""
    previous = calendar.days if calendar else ()
    kept = [day for day in previous if day.year not in event.years]
    return ImportedCalendar((*kept, *event.days), previous)
