"""What people write in cells."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clue_intake.application.feeds.values import NotUnderstood, count, day, several, yes_or_no


@pytest.mark.parametrize("text", ["是", "有", " 是 ", "YES", "1", "√"])
def test_yes_is_understood(text: str) -> None:
    assert yes_or_no(text) is True


@pytest.mark.parametrize("text", ["否", "没有", "0", "×"])
def test_no_is_understood(text: str) -> None:
    assert yes_or_no(text) is False


@pytest.mark.parametrize("text", ["", "  ", "待核实", "不详", "—"])
def test_not_known_is_not_the_same_as_no(text: str) -> None:
    assert yes_or_no(text) is None


def test_anything_else_is_not_guessed() -> None:
    with pytest.raises(NotUnderstood, match="只能填写"):
        yes_or_no("也许")


@pytest.mark.parametrize(
    "text",
    [
        "2026-03-01",
        "2026/3/1",
        "2026.3.1",
        "2026年3月1日",
        "20260301",
        "2026-03-01 08:30:00",
        "2026-03-01T08:30:00+08:00",
    ],
)
def test_a_day_is_understood_however_it_is_written(text: str) -> None:
    assert day(text) == date(2026, 3, 1)


@pytest.mark.parametrize("text", ["", "昨天", "3月1日", "2026-13-01", "2026-02-29", "20261301", "10000001234"])
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood):
        day(text)


FORMS = st.sampled_from(["%Y-%m-%d", "%Y/%m/%d", "%Y年%m月%d日", "%Y%m%d"])


@given(st.dates(min_value=date(1950, 1, 1), max_value=date(2099, 12, 31)), FORMS)
def test_every_day_survives_being_written(moment: date, form: str) -> None:
    assert day(moment.strftime(form)) == moment


@pytest.mark.parametrize(("text", "expected"), [("3", 3), ("3人", 3), ("12 名", 12), ("5.0", 5), ("0", 0), ("", None)])
def test_a_count_of_persons_is_understood(text: str, expected: int | None) -> None:
    assert count(text) == expected


@pytest.mark.parametrize("text", ["若干", "3.5", "-1", "三"])
def test_what_is_no_count_is_refused(text: str) -> None:
    with pytest.raises(NotUnderstood, match="整数"):
        count(text)


def test_several_names_in_one_cell_are_told_apart() -> None:
    assert several("张样例、李样例；王样例\n赵样例") == ("张样例", "李样例", "王样例", "赵样例")
    assert several("") == ()
