from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from notifier.domain.schedule import AttemptSchedule

FAILED_AT = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
waits = st.timedeltas(min_value=timedelta(seconds=1), max_value=timedelta(days=2))
schedules = st.builds(AttemptSchedule, waits, waits, st.integers(1, 50))
MINUTE = timedelta(minutes=1)


def test_the_wait_doubles_up_to_the_longest() -> None:
    schedule = AttemptSchedule(MINUTE, 5 * MINUTE, 10)
    assert [schedule.wait(tried) / MINUTE for tried in (1, 2, 3, 4, 5)] == [1, 2, 4, 5, 5]


def test_the_last_attempt_is_the_maximum() -> None:
    schedule = AttemptSchedule(MINUTE, 5 * MINUTE, 3)
    assert schedule.next_attempt(2, FAILED_AT) == FAILED_AT + 2 * MINUTE
    assert schedule.next_attempt(3, FAILED_AT) is None
    assert schedule.next_attempt(4, FAILED_AT) is None


@given(schedules, st.integers(1, 200))
def test_a_wait_is_positive_never_longer_than_the_longest_and_never_shrinks(
    schedule: AttemptSchedule, tried: int
) -> None:
    assert timedelta(0) < schedule.wait(tried) <= schedule.longest_wait
    assert schedule.wait(tried) <= schedule.wait(tried + 1)


@given(schedules)
def test_a_round_has_exactly_the_maximum_of_attempts(schedule: AttemptSchedule) -> None:
    tried, at = 1, FAILED_AT
    while (following := schedule.next_attempt(tried, at)) is not None:
        assert following > at
        tried, at = tried + 1, following
    assert tried == schedule.maximum
