"""Dates come as ISO strings, in years to which periods can be added: anything else is told, and never a fault."""

from typing import Any

import pytest

from case_engine.entrypoints.http.aftermath_bodies import LodgeAppeal
from case_engine.entrypoints.http.assessments import EXAMPLE

NO_DATES = ["9999-12-31", "2200-01-01", "1948-12-31", "0001-01-01", "2026-3-5", "20260305", 1772668800, "2026-02-30"]


@pytest.mark.parametrize("text", NO_DATES)
@pytest.mark.parametrize("field", ["conduct_on", "as_of", "effective_on"])
async def test_an_assessment_with_an_unusable_date_is_told_which(office: Any, field: str, text: Any) -> None:
    response = await office.post("/v1/assessments", {**EXAMPLE, field: text})
    assert response.status_code == 422
    assert response.json()["errors"][0]["field"] == field


@pytest.mark.parametrize(
    ("action", "field"),
    [
        ("approve-start", "approved_on"),
        ("refuse-start", "refused_on"),
        ("record-findings", "found_on"),
        ("record-findings", "conduct_on"),
        ("record-hearing", "held_on"),
        ("propose-opinion", "proposed_on"),
        ("record-approval", "on"),
        ("issue-letter", "issued_on"),
        ("publish", "published_on"),
        ("record-execution", "executed_on"),
        ("decide", "decided_on"),
        ("decide", "effective_on"),
    ],
)
async def test_a_step_with_an_unusable_date_is_told_which(office: Any, action: str, field: str) -> None:
    response = await office.act(await office.admit(), action, **{field: "9999-12-31"})
    assert response.status_code == 422
    assert "2199" in response.json()["errors"][0]["message"]


@pytest.mark.parametrize(("effective_on", "status"), [("2026-01-07", 422), ("2026-01-08", 200), ("2199-12-31", 200)])
async def test_effects_do_not_begin_before_the_conduct(office: Any, effective_on: str, status: int) -> None:
    assert (await office.post("/v1/assessments", {**EXAMPLE, "effective_on": effective_on})).status_code == status


@pytest.mark.parametrize(("start", "status"), [("9999-12-31", 422), ("2200-01-01", 422), ("2199-12-31", 200)])
async def test_working_days_end_with_the_calendar(office: Any, start: str, status: int) -> None:
    response = await office.client.get("/v1/working-days", params={"from": start, "days": 1000})
    assert response.status_code == status


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("2026-03-31T15:59:59Z", "2026-03-31"),
        ("2026-03-31T16:00:00Z", "2026-04-01"),
        ("2026-03-31T23:59:00+08:00", "2026-03-31"),
    ],
)
def test_an_appeal_told_with_another_offset_counts_by_the_offices_day(told: str, day: str) -> None:
    body = LodgeAppeal.model_validate({"cadre_id": "C-1", "grounds": "合成理由", "lodged_at": told})
    assert body.to_domain().lodged_at.date().isoformat() == day
