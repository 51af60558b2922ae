import contextlib
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenze.files import (
    CellRefused,
    Row,
    RowError,
    read_cell,
    required_text,
    to_date,
    to_yes_or_no,
)

DAYS = st.dates(date(1900, 3, 1), date(2100, 12, 31))


@given(
    DAYS,
    st.sampled_from(
        ["{0:%Y-%m-%d}", "{0.year}/{0.month}/{0.day}", "{0.year}.{0.month}.{0.day}", "{0.year}年{0.month}月{0.day}日",
         "{0:%Y%m%d}", "{0:%Y-%m-%d} 00:00:00", "{0:%Y-%m-%d}T00:00:00", "{0:%Y年%m月%d日}"]
    ),
)  # fmt: skip
def test_a_day_is_read_in_every_written_form(day: date, form: str):
    assert to_date(form.format(day)) == day


@given(st.dates(date(1927, 5, 18), date(2100, 12, 31)))
def test_a_spreadsheets_serial_number_is_read(day: date):
    assert to_date(str((day - date(1899, 12, 30)).days)) == day


def test_serial_numbers_count_as_spreadsheets_do():
    assert to_date("46082") == date(2026, 3, 1)


def test_full_width_digits_are_read():
    assert to_date("２０２６年３月１日") == date(2026, 3, 1)


@pytest.mark.parametrize(
    "text",
    ["", "明天", "2026-13-01", "2026-02-29", "26-3-1", "2026-3", "2026年3月", "3/1/2026", "2026-03-01 08:30",
     "1899-12-31", "2101-01-01", "20260230", "99999", "4.30602E+17", "2026-3-1-1"],
)  # fmt: skip
def test_what_is_no_day_is_refused(text: str):
    with pytest.raises(CellRefused):
        to_date(text)


def test_the_refusal_shows_how_to_write_a_day():
    with pytest.raises(CellRefused, match="“明天”不是日期，请写成 2026-03-01 的样式"):
        to_date("明天")


@given(st.text(max_size=12))
def test_any_text_is_a_day_or_refused(text: str):
    with contextlib.suppress(CellRefused):
        assert abs(to_date(text) - date(2000, 1, 1)) < timedelta(days=40_000)


@pytest.mark.parametrize(("text", "expected"), [("是", True), ("否", False), ("TRUE", True), ("false", False)])
def test_yes_and_no_are_read(text: str, expected: bool):
    assert to_yes_or_no(text) is expected


@pytest.mark.parametrize("text", ["", "对", "1", "是否"])
def test_anything_else_is_neither(text: str):
    with pytest.raises(CellRefused):
        to_yes_or_no(text)


def test_an_empty_required_cell_is_refused():
    with pytest.raises(CellRefused, match="没有填写"):
        required_text("")


def test_what_is_wrong_in_a_cell_is_collected_with_its_place():
    errors: list[RowError] = []
    row = Row(7, {"姓名": "张三", "出生日期": "明天"})

    assert read_cell(row, "姓名", required_text, errors) == "张三"
    assert read_cell(row, "出生日期", to_date, errors) is None
    assert read_cell(row, "单位", required_text, errors) is None
    assert errors == [
        RowError(7, "出生日期", "“明天”不是日期，请写成 2026-03-01 的样式。"),
        RowError(7, "单位", "没有填写，请补填。"),
    ]
