"""Working days by the official Chinese calendar, and calendar periods."""

from wenze.calendar.official_years import OfficialDay, OfficialYear
from wenze.calendar.table_import import CalendarTableError, read_calendar_table
from wenze.calendar.working_days import CalendarDate, WorkingDayCalendar

__all__ = [
    "CalendarDate",
    "CalendarTableError",
    "OfficialDay",
    "OfficialYear",
    "WorkingDayCalendar",
    "read_calendar_table",
]
