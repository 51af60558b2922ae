"""What cannot be so, and what the effects and the letter need: refused with the clause, the column and what to do."""

from typing import Any

import pytest

UNSERVED_COLUMNS = ["问责情形", "问责事实", "申诉受理机关"]


@pytest.mark.parametrize(
    ("changes", "column", "clause"),
    [
        ({"决定日期": "2026-03-21", "生效日期": "2026-03-21"}, "决定日期", "accountability:10.2"),
        ({"生效日期": "2026-03-21"}, "生效日期", "accountability:10.2"),
        ({"生效日期": "2026-01-09"}, "生效日期", "accountability:10.2"),
        ({"送达日期": "2026-01-09"}, "送达日期", "accountability:10.3"),
        ({"送达日期": "2026-03-21"}, "送达日期", "accountability:10.3"),
        ({"行为日期": "2026-01-11"}, "行为日期", "accountability:2"),
        ({"整改到位日期": "2026-03-01"}, "整改到位日期", "accountability:18.2"),
        ({"问责方式": "停职检查", "整改到位日期": "2026-01-09"}, "整改到位日期", "accountability:18.2"),
        ({"问责方式": "停职检查", "整改到位日期": "2026-03-21"}, "整改到位日期", "accountability:18.2"),
        ({"原停职检查生效日期": "2025-07-01"}, "原停职检查生效日期", "accountability:18.2"),
        (
            {"问责方式": "调离岗位", "原职务监管部门": "合成办", "原停职检查生效日期": "2026-01-11"},
            "原停职检查生效日期",
            "accountability:18.2",
        ),
        ({"问责方式": "调离岗位"}, "原职务监管部门", "accountability:18.3"),
        ({"问责方式": "免职", "任职试用期": "否"}, "原职务层次", "accountability:18.4"),
        ({"问责方式": "引咎辞职", "原职务层次": "正科级"}, "任职试用期", "accountability:18.6"),
    ],
)
async def test_a_decision_that_cannot_be_so_is_not_taken_over(
    desk: Any, row: Any, changes: dict[str, str], column: str, clause: str
) -> None:
    report = await desk.take([row(7, **changes)])
    assert (report.accepted, report.rejected) == (0, 1)
    assert [(problem.row, problem.column, problem.clause) for problem in report.problems] == [(7, column, clause)]
    assert await desk.kept() == {}


@pytest.mark.parametrize(
    "changes",
    [
        {"决定日期": "2026-03-20", "生效日期": "2026-03-20"},
        {"生效日期": "2026-03-20"},
        {"生效日期": "2026-01-10"},
        {"送达日期": "2026-01-10"},
        {"送达日期": "2026-03-20"},
        {"行为日期": "2026-01-10"},
        {"问责方式": "停职检查", "整改到位日期": "2026-01-10"},
        {"问责方式": "停职检查", "整改到位日期": "2026-03-20"},
        {"问责方式": "调离岗位", "原职务监管部门": "合成办", "原停职检查生效日期": "2026-01-10"},
    ],
)
async def test_a_date_on_its_threshold_is_in_order(desk: Any, row: Any, changes: dict[str, str]) -> None:
    report = await desk.take([row(**changes)])
    assert (report.accepted, report.problems) == (1, ())


@pytest.mark.parametrize(("decided_on", "accepted"), [("2015-02-28", 0), ("2015-03-01", 1), ("2015-03-02", 1)])
async def test_a_decision_from_before_the_regulation_has_no_effects_to_derive(
    desk_with: Any, row: Any, decided_on: str, accepted: int
) -> None:
    desk = desk_with(accountability_in_force_from="2015-03-01")
    report = await desk.take([row(决定日期=decided_on, 生效日期="2015-03-05")])
    assert report.accepted == accepted
    assert [problem.clause for problem in report.problems] == ["accountability:19"] * (1 - accepted)


async def test_where_nobody_said_since_when_the_regulation_is_in_force_that_is_not_checked(desk: Any, row: Any) -> None:
    report = await desk.take([row(决定日期="2015-02-28", 生效日期="2015-03-05")])
    assert (report.accepted, report.in_force_from) == (1, None)


async def test_an_unserved_letter_must_have_its_contents(desk: Any, row: Any) -> None:
    report = await desk.take([row(已送达="否")])
    assert sorted(problem.column for problem in report.problems) == sorted(UNSERVED_COLUMNS)
    assert {problem.clause for problem in report.problems} == {"accountability:10.2"}


async def test_a_day_of_service_contradicts_an_unserved_letter(desk: Any, row: Any, unserved: dict[str, str]) -> None:
    report = await desk.take([row(**unserved, 送达日期="2026-01-20")])
    assert [problem.column for problem in report.problems] == ["送达日期"]


@pytest.mark.parametrize(
    ("setting", "answer", "column", "clause"),
    [
        ("honours_year", '"conduct"', "行为日期", "accountability:18"),
        ("effect_period_start", '"service-date"', "送达日期", "accountability:18"),
    ],
)
async def test_a_day_that_the_deployments_answer_asks_for_is_not_guessed(
    desk_with: Any, row: Any, setting: str, answer: str, column: str, clause: str
) -> None:
    report = await desk_with(**{setting: answer}).take([row()])
    assert [(problem.column, problem.clause) for problem in report.problems] == [(column, clause)]


async def test_an_unserved_letter_is_counted_from_the_effective_date_until_it_is_served(
    desk_with: Any, row: Any, unserved: dict[str, str]
) -> None:
    desk = desk_with(effect_period_start='"service-date"')
    await desk.take([row(**unserved)])
    ban = next(effect for effect in (await desk.only()).effects if effect.kind == "promotion-ban")
    assert "尚未送达" in ban.text


async def test_everything_that_is_wrong_with_a_row_is_told_at_once(desk: Any, row: Any) -> None:
    report = await desk.take([row(问责方式="免职", 生效日期="2026-01-09", 送达日期="2026-03-21")])
    assert {problem.column for problem in report.problems} == {"生效日期", "送达日期", "原职务层次", "任职试用期"}
    assert (report.rejected, report.problem_count) == (1, 4)
