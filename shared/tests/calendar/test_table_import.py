"""A holiday notice as a CSV table: good tables in both languages and encodings, and every refusal with its row."""

from datetime import date

import pytest

from wenze.calendar import CalendarDate, CalendarTableError, OfficialDay, WorkingDayCalendar, read_calendar_table

CHINESE = """年度,通知文号,类型,日期,名称
2027,合成通知〔2026〕1号,放假,2026-12-31,元旦
2027,合成通知〔2026〕1号,放假,2027-01-01,元旦
2027,合成通知〔2026〕1号,调休上班,2027-01-02,元旦
2027,合成通知〔2026〕1号,放假,2027/5/1,劳动节
2027,合成通知〔2026〕1号,放假,2027-10-01,国庆节
2027,合成通知〔2026〕1号,放假,2027-10-02,国庆节
2027,合成通知〔2026〕1号,放假,2027-10-03,国庆节
"""
ENGLISH = (
    CHINESE.replace("年度,通知文号,类型,日期,名称", "year,notice,kind,date,name")
    .replace("放假", "day-off")
    .replace("调休上班", "make-up")
)


def problems_of(text: str) -> tuple[str, ...]:
    with pytest.raises(CalendarTableError) as refused:
        read_calendar_table(text.encode())
    return refused.value.problems


def with_row(row: str) -> str:
    return CHINESE + row + "\n"


def test_a_table_is_read_with_its_notice():
    [year] = read_calendar_table(CHINESE.encode())
    assert (year.year, len(year.days)) == (2027, 7)
    assert year.days[0] == OfficialDay(date(2026, 12, 31), "day-off", "元旦", "合成通知〔2026〕1号")


@pytest.mark.parametrize(
    "content",
    [ENGLISH.encode(), CHINESE.encode("utf-8-sig"), CHINESE.encode("gb18030"), CHINESE.replace("\n", "\r\n").encode(),
     CHINESE.replace("\n", "\n,,,,\n").encode()],
    ids=["english", "byte-order-mark", "gb18030", "windows-lines", "blank-rows"],
)  # fmt: skip
def test_other_ways_to_write_the_same_table_are_read_alike(content: bytes):
    assert read_calendar_table(content) == read_calendar_table(CHINESE.encode())


def test_columns_may_come_in_any_order():
    rows = [line.split(",") for line in CHINESE.splitlines()]
    turned = "\n".join(",".join(reversed(row)) for row in rows)
    assert read_calendar_table(turned.encode()) == read_calendar_table(CHINESE.encode())


def test_an_imported_year_makes_its_dates_certain():
    calendar = WorkingDayCalendar.from_library()
    assert calendar.add_working_days(date(2026, 11, 27), 30).provisional
    imported = calendar.with_years(read_calendar_table(CHINESE.encode()))
    assert imported.add_working_days(date(2026, 11, 27), 30) == CalendarDate(date(2027, 1, 11), provisional=False)


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("2027,合成,放假,2027-02-30,春节", "第 9 行：日期“2027-02-30”不能识别，请写成 2027-01-01 的形式。"),
        ("2027,合成,放假,二月六日,春节", "第 9 行：日期“二月六日”不能识别，请写成 2027-01-01 的形式。"),
        ("2027,合成,补班,2027-02-06,春节", "第 9 行：类型“补班”不能识别，请填“放假”或“调休上班”。"),
        (
            "2027,合成,调休上班,2027-02-05,春节",
            "第 9 行：2027-02-05 不是周六、周日，不会是调休上班日，请核对日期或类型。",
        ),
        ("2026,合成,放假,2027-02-06,春节", "第 9 行：日期 2027-02-06 应填年度 2027（12 月 25 日起归下年），请核对。"),
        ("2027,合成,放假,2027-12-25,元旦", "第 9 行：日期 2027-12-25 应填年度 2028（12 月 25 日起归下年），请核对。"),
        ("2027,,放假,2027-02-06", "第 9 行：“通知文号、名称”没有填写，请补齐。"),
        ("2027,合成,放假,2027-01-01,元旦", "第 9 行：日期 2027-01-01 与第 3 行重复，请删去一行。"),
    ],
)  # fmt: skip
def test_a_wrong_row_is_refused_with_its_number_and_what_to_do(row: str, problem: str):
    assert problems_of(with_row(row)) == (problem,)


def test_every_wrong_row_is_reported_at_once():
    problems = problems_of(with_row("2027,合成,补班,2027-02-06,春节\n2027,合成,放假,不详,春节"))
    assert [problem.split("：")[0] for problem in problems] == ["第 9 行", "第 10 行"]


def test_a_year_with_only_some_of_its_days_is_refused():
    [problem] = problems_of(CHINESE.replace("2027,合成通知〔2026〕1号,放假,2027/5/1,劳动节\n", ""))
    assert "2027 年度的表不完整" in problem
    assert "2027-05-01（劳动节）" in problem


def test_a_missing_column_is_refused_by_name():
    assert problems_of(CHINESE.replace("通知文号", "文件")) == ("第 1 行缺少列“通知文号”：请补上列名。",)


@pytest.mark.parametrize("text", ["年度,通知文号,类型,日期,名称\n", "年度,通知文号,类型,日期,名称\n,,,,\n"])
def test_a_table_without_days_is_refused(text: str):
    assert problems_of(text) == ("表中没有任何日期：请从第 2 行起，每行填写一天。",)


def test_an_empty_file_is_refused():
    assert "缺少列“年度、通知文号、类型、日期、名称”" in problems_of("")[0]


def test_a_file_that_is_not_text_is_refused():
    with pytest.raises(CalendarTableError, match="编码无法识别"):
        read_calendar_table(b"\xff\xfe\x00\x81")


def test_a_cell_beyond_all_bounds_is_refused():
    [problem] = problems_of(with_row('2027,合成,放假,2027-02-06,"' + "节" * 200_000 + '"'))
    assert "不是有效的 CSV" in problem
