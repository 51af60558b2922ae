"""The clock as a port: whoever needs "now" is given a Clock and never asks the system."""

from datetime import date, datetime, timedelta, timezone
from typing import Protocol

# Mainland China has kept UTC+8 without daylight saving since September 1991, before any instant this system meets;
# a fixed offset needs no time zone database in an image and no file read at import.
BUSINESS_ZONE = timezone(timedelta(hours=8), "Asia/Shanghai")


def to_milliseconds(moment: datetime) -> datetime:
    """The moment cut down to whole milliseconds, all that the database keeps, so that it equals its reloaded self."""
    return moment.replace(microsecond=moment.microsecond // 1000 * 1000)


class Clock(Protocol):
    """Where the present comes from."""

    def now(self) -> datetime:
        """The present moment: aware, in the business zone, whole milliseconds."""
        ...

    def today(self) -> date:
        """The date of `now()` in the business zone."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return to_milliseconds(datetime.now(BUSINESS_ZONE))

    def today(self) -> date:
        return self.now().date()
