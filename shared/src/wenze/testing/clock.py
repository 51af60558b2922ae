"""A clock that stands still until a test moves it."""

from datetime import date, datetime, timedelta

from wenze.clock import BUSINESS_ZONE, to_milliseconds


class FixedClock:
    """Always the same moment, in the business zone and whole milliseconds as with the system's clock.

    Raises:
        ValueError: the moment has no time zone.
    """

    def __init__(self, moment: datetime) -> None:
        self._moment = _as_the_system_would_tell(moment)

    def now(self) -> datetime:
        return self._moment

    def today(self) -> date:
        return self._moment.date()

    def advance(self, by: timedelta) -> None:
        """Move on by so much (or back, with a negative one)."""
        self._moment = _as_the_system_would_tell(self._moment + by)

    def set(self, moment: datetime) -> None:
        """Jump to a moment."""
        self._moment = _as_the_system_would_tell(moment)


def _as_the_system_would_tell(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a clock tells aware moments only")
    return to_milliseconds(moment.astimezone(BUSINESS_ZONE))
