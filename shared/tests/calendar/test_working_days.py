"""Working days on known dates, and at the edge of the published years."""

from datetime import date

import pytest
from chinese_calendar import is_workday

from wenze.calendar import CalendarDate, OfficialDay, OfficialYear, WorkingDayCalendar

CALENDAR = WorkingDayCalendar.from_library()
NEW_YEAR_2027 = OfficialYear(
    2027,
    (
        OfficialDay(date(2026, 12, 31), "day-off", "元旦", "合成"),
        OfficialDay(date(2027, 1, 2), "make-up", "元旦", "合成"),
    ),
)


def certain(year: int, month: int, day: int) -> CalendarDate:
    return CalendarDate(date(year, month, day), provisional=False)


def provisional(year: int, month: int, day: int) -> CalendarDate:
    return CalendarDate(date(year, month, day), provisional=True)


def test_the_library_gives_the_years_2004_to_2026():
    assert CALENDAR.years == tuple(range(2004, 2027))


def test_every_published_day_agrees_with_the_library():
    first, last = date(2004, 1, 1).toordinal(), date(2026, 12, 31).toordinal()
    days = [date.fromordinal(ordinal) for ordinal in range(first, last + 1)]
    assert [day for day in days if CALENDAR.is_working_day(day) != is_workday(day)] == []


@pytest.mark.parametrize("month_and_day", [(1, 4), (2, 14), (2, 28), (5, 9), (9, 20), (10, 10)])
def test_the_make_up_workdays_of_2026_are_working_days(month_and_day: tuple[int, int]):
    assert CALENDAR.is_working_day(date(2026, *month_and_day))


def test_fifteen_working_days_over_the_national_day_of_2025():
    assert CALENDAR.add_working_days(date(2025, 9, 24), 15) == certain(2025, 10, 21)


def test_the_start_day_counts_only_when_asked():
    monday = date(2026, 3, 2)
    assert CALENDAR.add_working_days(monday, 1) == certain(2026, 3, 3)
    assert CALENDAR.add_working_days(monday, 1, count_start=True) == certain(2026, 3, 2)


def test_a_count_that_starts_on_a_day_off_starts_with_the_next_working_day():
    saturday = date(2026, 3, 7)
    assert CALENDAR.add_working_days(saturday, 1) == certain(2026, 3, 9)
    assert CALENDAR.add_working_days(saturday, 1, count_start=True) == certain(2026, 3, 9)


@pytest.mark.parametrize("days", [0, -1])
def test_a_count_of_no_days_is_refused(days: int):
    with pytest.raises(ValueError, match="正整数"):
        CALENDAR.add_working_days(date(2026, 3, 2), days)
    with pytest.raises(ValueError, match="正整数"):
        CALENDAR.add_calendar_days(date(2026, 3, 2), days)


def test_an_extension_counted_from_late_november_2026_is_provisional():
    assert CALENDAR.add_working_days(date(2026, 11, 27), 30) == provisional(2027, 1, 8)


def test_it_is_certain_once_the_year_2027_is_loaded():
    loaded = CALENDAR.with_years([NEW_YEAR_2027])
    assert loaded.add_working_days(date(2026, 11, 27), 30) == certain(2027, 1, 8)
    assert CALENDAR.years[-1] == 2026


@pytest.mark.parametrize(
    ("start", "reached"),
    [
        (date(2026, 12, 23), certain(2026, 12, 24)),
        (date(2026, 12, 24), provisional(2026, 12, 25)),
        (date(2026, 12, 31), provisional(2027, 1, 1)),
    ],
    ids=["before", "on", "after"],
)
def test_the_last_week_of_december_waits_for_the_notice_of_the_next_year(start: date, reached: CalendarDate):
    assert CALENDAR.add_working_days(start, 1) == reached
    assert CALENDAR.is_published(reached.on) is not reached.provisional


def test_the_notice_of_the_next_year_can_change_the_last_week_of_december():
    loaded = CALENDAR.with_years([NEW_YEAR_2027])
    assert CALENDAR.is_working_day(date(2026, 12, 31))
    assert not loaded.is_working_day(date(2026, 12, 31))
    assert loaded.is_working_day(date(2027, 1, 2))


def test_counting_through_an_unpublished_year_into_a_published_one_is_provisional():
    loaded = CALENDAR.with_years([OfficialYear(2028, (OfficialDay(date(2028, 1, 3), "day-off", "元旦", "合成"),))])
    assert loaded.add_working_days(date(2028, 1, 5), 5).provisional is False
    assert loaded.add_working_days(date(2026, 12, 1), 300).on.year == 2028
    assert loaded.add_working_days(date(2026, 12, 1), 300).provisional is True


def test_a_year_loaded_again_replaces_what_was_known_of_it():
    loaded = CALENDAR.with_years([OfficialYear(2026, ())])
    assert not loaded.is_working_day(date(2026, 1, 4))
    assert loaded.is_working_day(date(2025, 1, 26))


def test_the_next_working_day_is_the_day_itself_when_it_is_one():
    assert CALENDAR.next_working_day(date(2026, 10, 10)) == certain(2026, 10, 10)
    assert CALENDAR.next_working_day(date(2026, 10, 1)) == certain(2026, 10, 8)
    assert CALENDAR.next_working_day(date(2027, 1, 2)) == provisional(2027, 1, 4)


def test_calendar_days_count_every_day():
    assert CALENDAR.add_calendar_days(date(2026, 9, 20), 15) == date(2026, 10, 5)
    assert CALENDAR.add_calendar_days(date(2026, 9, 20), 15, count_start=True) == date(2026, 10, 4)


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (date(2025, 8, 30), 6, date(2026, 2, 28)),
        (date(2025, 8, 31), 6, date(2026, 2, 28)),
        (date(2025, 8, 28), 6, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 2, 28), 24, date(2028, 2, 28)),
    ],
)
def test_months_are_calendar_months_and_end_with_the_month(start: date, months: int, end: date):
    assert CALENDAR.add_months(start, months) == end


def test_working_days_between_leave_out_the_first_day_and_include_the_last():
    assert CALENDAR.count_working_days(date(2025, 9, 24), date(2025, 10, 21)) == 15
    assert CALENDAR.count_working_days(date(2025, 9, 24), date(2025, 9, 24)) == 0
    assert CALENDAR.count_working_days(date(2025, 9, 25), date(2025, 9, 24)) == 0
