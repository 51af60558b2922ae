"""The effects of an earlier decision are those of a decision of our own (问责办法 18), around each of their ends."""

from datetime import date
from typing import Any

import pytest

D = date
REMOVAL = {"问责方式": "免职", "原职务层次": "正科级", "任职试用期": "否"}
REASSIGNMENT = {"问责方式": "调离岗位", "原职务监管部门": "合成区政府办"}


@pytest.mark.parametrize(
    ("changes", "effect", "first", "last"),
    [
        ({}, "promotion-ban", D(2026, 1, 15), D(2026, 7, 15)),
        ({"生效日期": "2026-01-10"}, "promotion-ban", D(2026, 1, 10), D(2026, 7, 10)),
        ({"决定日期": "2025-08-31", "生效日期": "2025-08-31"}, "promotion-ban", D(2025, 8, 31), D(2026, 2, 28)),
        ({"问责方式": "责令公开道歉"}, "promotion-ban", D(2026, 1, 15), D(2026, 7, 15)),
        ({"问责方式": "public-apology"}, "promotion-ban", D(2026, 1, 15), D(2026, 7, 15)),
        (REASSIGNMENT, "promotion-ban", D(2026, 1, 15), D(2027, 1, 15)),
        (REASSIGNMENT, "related-post-ban", D(2026, 1, 15), None),
        ({"问责方式": "降职"}, "promotion-ban", D(2026, 1, 15), D(2028, 1, 15)),
        (REMOVAL, "appointment-ban", D(2026, 1, 15), D(2027, 1, 15)),
        (REMOVAL, "higher-post-ban", D(2026, 1, 15), D(2028, 1, 15)),
        (REMOVAL | {"任职试用期": "是"}, "probation-post-lapses", D(2026, 1, 15), None),
        ({"问责方式": "停职检查"}, "impact-period", D(2026, 1, 10), None),
        ({"问责方式": "停职检查", "整改到位日期": "2026-03-19"}, "impact-period", D(2026, 1, 10), D(2026, 3, 19)),
        ({"问责方式": "通报批评"}, "honours-cancelled", D(2026, 1, 15), D(2026, 12, 31)),
    ],
)
async def test_an_effect_holds_from_its_first_to_its_last_day(
    desk: Any, changes: dict[str, str], effect: str, first: date, last: date | None
) -> None:
    assert (await desk.effects(**changes))[effect] == (first, last)


async def test_a_decision_whose_periods_have_run_out_is_recorded_all_the_same(desk: Any) -> None:
    effects = await desk.effects(决定日期="2019-05-06", 生效日期="2019-05-06")
    assert effects["promotion-ban"] == (D(2019, 5, 6), D(2019, 11, 6))
    (message,) = await desk.messages()
    assert message.effective_on == D(2019, 5, 6)


async def test_the_related_posts_and_the_former_level_narrow_the_effects(desk: Any, row: Any) -> None:
    await desk.take(
        [
            row(2, 文号="1号", **REASSIGNMENT, 关联职务="审批科科长", 关联事项="行政审批"),
            row(3, 文号="2号", **REMOVAL),
        ]
    )
    details = {effect.kind: effect.details for message in await desk.messages() for effect in message.effects}
    assert details["related-post-ban"] == {
        "departments": "合成区政府办",
        "posts": "审批科科长",
        "matters": "行政审批",
    }
    assert details["higher-post-ban"] == {"former_level": "section"}


async def test_where_the_deployment_counts_from_service_the_day_of_service_counts(desk_with: Any) -> None:
    desk = desk_with(effect_period_start='"service-date"')
    assert (await desk.effects(送达日期="2026-01-20"))["promotion-ban"] == (D(2026, 1, 20), D(2026, 7, 20))


async def test_where_the_deployment_takes_the_year_of_the_conduct_the_day_of_the_conduct_counts(desk_with: Any) -> None:
    desk = desk_with(honours_year='"conduct"')
    assert (await desk.effects(行为日期="2025-11-20"))["honours-cancelled"] == (D(2025, 1, 1), D(2025, 12, 31))


async def test_a_converted_suspension_runs_from_the_first_decision_where_the_deployment_says_so(desk_with: Any) -> None:
    desk = desk_with(conversion_period_start='"first-decision"')
    effects = await desk.effects(**REASSIGNMENT, 原停职检查生效日期="2025-07-01")
    assert effects["promotion-ban"] == (D(2025, 7, 1), D(2026, 7, 1))


async def test_the_receipt_says_by_which_rules_the_effects_were_derived(desk: Any) -> None:
    await desk.effects()
    receipt = (await desk.only()).receipt
    assert "accountability:18.1" in receipt.clauses
    assert receipt.as_of == D(2026, 1, 10)
    assert "promotion-ban-after-admonition-or-apology" in {used.name for used in receipt.parameters}
