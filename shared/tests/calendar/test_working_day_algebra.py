"""What holds for every start day and every count."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from wenze.calendar import WorkingDayCalendar

CALENDAR = WorkingDayCalendar.from_library()
dates = st.dates(date(2003, 1, 1), date(2029, 12, 31))
counts = st.integers(1, 60)


@given(dates, counts, st.booleans())
def test_a_count_ends_on_a_working_day(start: date, days: int, count_start: bool):
    assert CALENDAR.is_working_day(CALENDAR.add_working_days(start, days, count_start).on)


@given(dates, counts)
def test_counting_back_gives_the_days_added(start: date, days: int):
    assert CALENDAR.count_working_days(start, CALENDAR.add_working_days(start, days).on) == days


@given(dates, counts)
def test_counting_the_start_is_counting_from_the_day_before(start: date, days: int):
    from_the_day_before = CALENDAR.add_working_days(start - timedelta(days=1), days)
    assert CALENDAR.add_working_days(start, days, count_start=True) == from_the_day_before


@given(dates, counts, counts)
def test_adding_in_two_steps_is_adding_at_once(start: date, first: int, second: int):
    there = CALENDAR.add_working_days(start, first).on
    assert CALENDAR.add_working_days(there, second).on == CALENDAR.add_working_days(start, first + second).on


@given(dates, counts, st.integers(0, 30))
def test_a_later_start_never_ends_earlier(start: date, days: int, later: int):
    end = CALENDAR.add_working_days(start, days).on
    assert CALENDAR.add_working_days(start + timedelta(days=later), days).on >= end


@given(dates, counts)
def test_a_longer_count_ends_later_and_is_no_more_certain(start: date, days: int):
    shorter, longer = CALENDAR.add_working_days(start, days), CALENDAR.add_working_days(start, days + 1)
    assert longer.on > shorter.on
    assert longer.provisional >= shorter.provisional


@given(dates, counts)
def test_a_count_is_certain_only_when_every_day_it_passed_is_published(start: date, days: int):
    reached = CALENDAR.add_working_days(start, days)
    passed = [start + timedelta(days=n) for n in range(1, (reached.on - start).days + 1)]
    assert reached.provisional is not all(map(CALENDAR.is_published, passed))


@given(dates, st.integers(0, 48))
def test_months_move_the_month_and_keep_the_day_or_end_the_month(day: date, months: int):
    moved = CALENDAR.add_months(day, months)
    assert moved.year * 12 + moved.month == day.year * 12 + day.month + months
    assert moved.day == day.day or (moved.day < day.day and (moved + timedelta(days=1)).day == 1)


@given(dates, st.integers(0, 30), st.integers(0, 48))
def test_a_later_day_never_ends_earlier_by_months(day: date, later: int, months: int):
    assert CALENDAR.add_months(day + timedelta(days=later), months) >= CALENDAR.add_months(day, months)
