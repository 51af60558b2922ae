"""A year's official days off can be loaded without a release."""

from datetime import date
from pathlib import Path

import pytest

from case_engine.adapters.calendar_tables import calendar_tables
from wenze.calendar import CalendarTableError, WorkingDayCalendar

HEADER = "年度,通知文号,类型,日期,名称\n"
FIXED = ("01-01,元旦", "05-01,劳动节", "10-01,国庆节", "10-02,国庆节", "10-03,国庆节")
TABLE_2027 = HEADER + "".join(f"2027,合成〔2026〕1号,放假,2027-{day}\n" for day in FIXED)


def test_a_date_is_provisional_until_its_years_table_is_loaded(tmp_path: Path):
    (tmp_path / "2027.csv").write_text(TABLE_2027, encoding="utf-8")
    without = WorkingDayCalendar.from_library()
    loaded = without.with_years(calendar_tables(tmp_path))
    assert without.add_working_days(date(2027, 3, 1), 5).provisional
    assert not loaded.add_working_days(date(2027, 3, 1), 5).provisional


def test_a_table_that_cannot_be_used_is_named(tmp_path: Path):
    (tmp_path / "2027.csv").write_text(HEADER, encoding="utf-8")
    with pytest.raises(CalendarTableError, match=r"日历表 2027\.csv"):
        calendar_tables(tmp_path)


def test_without_a_folder_there_are_no_tables():
    assert calendar_tables(None) == ()
