"""A roster line becomes particulars, or a list of what is wrong in which cell."""

from datetime import date

import pytest

from personnel.application.roster_columns import COLUMNS, EXAMPLE_MARK
from personnel.application.roster_line import RosterLine, is_example, read_line
from personnel.domain.levels import Level
from personnel.domain.particulars import ManagedBy, Particulars
from wenze.files import Row

GOOD = {
    "干部编号": "HC-0001",
    "姓名": "合成甲",
    "县市区": "岳阳楼区",
    "单位": "合成局",
    "职务": "合成科科长",
    "职务层次": "正科级",
    "管理权限": "县管",
    "试用期截止": "2026-12-31",
    "垂直管理": "是",
}


def row(**changes: str) -> Row:
    return Row(7, GOOD | changes)


def test_a_complete_line_becomes_particulars():
    assert read_line(row()) == RosterLine(
        row=7,
        cadre_id="HC-0001",
        particulars=Particulars(
            name="合成甲",
            county="430602",
            unit="合成局",
            post="合成科科长",
            level=Level.SECTION,
            managed_by=ManagedBy.COUNTY,
            probation_until=date(2026, 12, 31),
            vertical=True,
        ),
    )


@pytest.mark.parametrize("text", ["hc-0001", "ＨＣ－０００１", " HC-0001 "])
def test_a_cadre_number_has_one_form_however_it_was_typed(text: str):
    line = read_line(row(干部编号=text))
    assert isinstance(line, RosterLine)
    assert line.cadre_id == "HC-0001"


def test_what_may_be_left_empty_has_its_usual_meaning():
    line = read_line(row(试用期截止="", 垂直管理=""))
    assert isinstance(line, RosterLine)
    assert line.particulars.probation_until is None
    assert not line.particulars.vertical


@pytest.mark.parametrize("text", ["2026-12-31", "2026/12/31", "2026.12.31", "2026年12月31日", "2026-12-31 00:00:00"])
def test_a_day_may_be_written_in_the_usual_ways(text: str):
    line = read_line(row(试用期截止=text))
    assert isinstance(line, RosterLine)
    assert line.particulars.probation_until == date(2026, 12, 31)


@pytest.mark.parametrize("heading", [column.heading for column in COLUMNS if column.required])
def test_a_required_cell_must_be_filled_in(heading: str):
    (problem,) = read_line(row(**{heading: ""}))
    assert (problem.row, problem.column) == (7, heading)
    assert "请补填" in problem.message


@pytest.mark.parametrize(
    ("heading", "text", "says"),
    [
        ("干部编号", "430602199001011234", "身份证"),
        ("干部编号", "430602900101123", "身份证"),
        ("干部编号", "HC-430602199001011234", "身份证"),
        ("干部编号", "HC/0001", "只能用字母"),
        ("县市区", "长沙市", "430602 岳阳楼区"),
        ("职务层次", "处级", "副处级"),
        ("管理权限", "省管", "市管、县管、单位管理"),
        ("试用期截止", "2026-02-30", "没有"),
        ("试用期截止", "明年", "不是日期"),
        ("垂直管理", "对", "是"),
        ("姓名", "合" * 201, "200"),
    ],
)
def test_a_wrong_cell_is_named_with_what_to_do(heading: str, text: str, says: str):
    (problem,) = read_line(row(**{heading: text}))
    assert problem.column == heading
    assert says in problem.message


@pytest.mark.parametrize("heading", ["县市区", "职务层次", "管理权限", "试用期截止", "垂直管理"])
@pytest.mark.parametrize("length", [64, 65, 100_000])
def test_a_problem_repeats_no_more_than_64_characters_of_a_cell(heading: str, length: int):
    (problem,) = read_line(row(**{heading: "合" * length}))
    assert problem.message.count("合") == 64


def test_all_problems_of_a_line_are_told_at_once():
    problems = read_line(row(姓名="", 职务层次="处级"))
    assert [problem.column for problem in problems] == ["姓名", "职务层次"]


def test_the_templates_example_line_is_known_as_such_and_would_be_a_good_line():
    example = Row(2, {column.heading: column.example for column in COLUMNS})
    assert is_example(example)
    assert isinstance(read_line(example), RosterLine)
    assert EXAMPLE_MARK in example.cells["姓名"]
