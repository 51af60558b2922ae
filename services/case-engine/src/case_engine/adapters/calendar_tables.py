"""The years' official days off and make-up workdays that a deployment loads, without waiting for a release."""

from collections.abc import Sequence
from pathlib import Path

from case_engine.domain.calendar.imported import CalendarImported, ImportedDay
from wenze.calendar import CalendarTableError, OfficialDay, OfficialYear, read_calendar_table
from wenze.sealing import fingerprint


def calendar_tables(folder: Path | None) -> tuple[OfficialYear, ...]:
    """The years in the folder's CSV tables, in the order of the files' names; none without a folder.

    Raises: CalendarTableError naming the file that cannot be used.
    """
    if folder is None:
        return ()
    return tuple(year for file in sorted(folder.glob("*.csv")) for year in _years_in(file))


def _years_in(file: Path) -> tuple[OfficialYear, ...]:
    try:
        return read_calendar_table(file.read_bytes())
    except CalendarTableError as error:
        raise CalendarTableError(f"日历表 {file.name}：{error}") from error


def imported_calendar(file_name: str, content: bytes) -> CalendarImported:
    """A table of official years as it is kept. Raises: CalendarTableError naming every row to correct."""
    years = read_calendar_table(content)
    days = tuple(ImportedDay(year.year, day.on, day.kind, day.name, day.notice) for year in years for day in year.days)
    return CalendarImported(file_name, fingerprint(content), days)


def official_years(days: Sequence[ImportedDay]) -> tuple[OfficialYear, ...]:
    """The years that imported days make up."""
    by_year: dict[int, list[OfficialDay]] = {}
    for day in days:
        by_year.setdefault(day.year, []).append(OfficialDay(day.on, day.kind, day.name, day.notice))
    return tuple(OfficialYear(year, tuple(named)) for year, named in sorted(by_year.items()))
