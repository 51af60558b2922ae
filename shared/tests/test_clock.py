from datetime import UTC, date, datetime, timedelta

import pytest

from wenze.clock import BUSINESS_ZONE, Clock, SystemClock, to_milliseconds
from wenze.testing.clock import FixedClock

LATE_EVENING_IN_UTC = datetime(2026, 2, 28, 16, 30, 0, 123999, UTC)


@pytest.mark.parametrize("clock", [SystemClock(), FixedClock(LATE_EVENING_IN_UTC)])
def test_every_clock_tells_whole_milliseconds_in_the_business_zone(clock: Clock):
    now = clock.now()

    assert now.utcoffset() == timedelta(hours=8)
    assert now.microsecond % 1000 == 0


def test_the_system_clock_tells_the_present_and_never_the_future():
    before = to_milliseconds(datetime.now(UTC))

    assert before <= SystemClock().now() <= datetime.now(UTC)


def test_today_is_the_day_in_the_business_zone():
    assert FixedClock(LATE_EVENING_IN_UTC).today() == date(2026, 3, 1)


def test_a_fixed_clock_stands_still_until_moved():
    clock = FixedClock(LATE_EVENING_IN_UTC)

    assert clock.now() == clock.now()
    clock.advance(timedelta(days=1))
    assert clock.today() == date(2026, 3, 2)
    clock.set(datetime(2026, 5, 1, 9, tzinfo=BUSINESS_ZONE))
    assert clock.today() == date(2026, 5, 1)


def test_a_fixed_clock_refuses_a_moment_without_a_zone():
    with pytest.raises(ValueError, match="aware"):
        FixedClock(datetime.fromisoformat("2026-03-01T09:00:00"))
