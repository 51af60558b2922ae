"""The years' official days off and make-up workdays that a deployment loads, without waiting for a release."""

from pathlib import Path

from wenze.calendar import CalendarTableError, OfficialYear, read_calendar_table


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
