"""`POST /v1/assessments`: the contract, its receipt, and what it says about input it can't take."""

from typing import Any

import pytest

from case_engine.entrypoints.http.assessments import EXAMPLE


async def test_the_answer_has_the_contracts_fields(office: Any) -> None:
    answer = (await office.post("/v1/assessments", EXAMPLE)).json()
    assert answer.keys() == {
        "outcome",
        "direction",
        "counted",
        "measures",
        "effects",
        "referrals",
        "approval_route",
        "reasons",
        "receipt",
    }
    assert answer["outcome"] == "accountable"
    assert answer["direction"] == "mitigated"
    assert answer["measures"].keys() == {"recommended", "permitted", "excluded"}
    assert {"kind", "from", "until", "clause", "text"} <= answer["effects"][0].keys()
    assert {"clause", "text"} <= answer["reasons"][0].keys()


async def test_the_same_input_replays_to_the_same_receipt(office: Any) -> None:
    first = (await office.post("/v1/assessments", EXAMPLE)).json()
    again = (await office.post("/v1/assessments", dict(reversed(EXAMPLE.items())))).json()
    assert again == first
    assert first["receipt"].keys() == {
        "as_of",
        "rules",
        "clauses",
        "parameters",
        "settings",
        "ruleset_version",
        "ruleset_hash",
        "input_fingerprint",
    }


async def test_another_input_has_another_fingerprint(office: Any) -> None:
    first = (await office.post("/v1/assessments", EXAMPLE)).json()
    other = (await office.post("/v1/assessments", EXAMPLE | {"conduct_on": "2026-01-09"})).json()
    assert other["receipt"]["input_fingerprint"] != first["receipt"]["input_fingerprint"]
    assert other["receipt"]["ruleset_hash"] == first["receipt"]["ruleset_hash"]


async def test_an_assessment_keeps_nothing(office: Any) -> None:
    await office.post("/v1/assessments", EXAMPLE)
    assert await office.journal.streams("", "", 10) == ()


@pytest.mark.parametrize(
    ("change", "field", "listed"),
    [
        (
            {"findings": [{"item": "accountability:7.11", "severity": "minor"}]},
            "findings[0].item",
            "accountability:7.10",
        ),
        ({"findings": [{"item": "accountability:7.1", "severity": "huge"}]}, "findings[0].severity", "grave"),
        ({"circumstances": [{"item": "accountability:14", "established": True}]}, "circumstances[0].item", "16.2"),
        ({"subject": {"scope": "everybody", "managed_by": "city"}}, "subject.scope", "by-reference"),
        ({"subject": {"scope": "outside", "managed_by": "省管"}}, "subject.managed_by", "county"),
        ({"as_of": "2026-03-21"}, "as_of", "2026-03-20"),
        ({"as_of": "三月五日"}, "as_of", "2026-03-01"),
    ],
)
async def test_input_it_cannot_take_is_told_with_what_is_valid(
    office: Any, change: dict[str, Any], field: str, listed: str
) -> None:
    response = await office.post("/v1/assessments", EXAMPLE | change)
    assert response.status_code == 422
    (error,) = response.json()["errors"]
    assert error["field"] == field
    assert listed in error["message"]


async def test_an_assessment_as_of_today_is_in_order(office: Any) -> None:
    assert (await office.post("/v1/assessments", EXAMPLE | {"as_of": "2026-03-20"})).status_code == 200


async def test_conduct_after_the_assessment_is_told(office: Any) -> None:
    response = await office.post("/v1/assessments", EXAMPLE | {"conduct_on": "2026-03-06"})
    assert response.status_code == 422
    assert "行为日期" in response.json()["detail"]


async def test_an_unknown_field_is_not_overlooked(office: Any) -> None:
    subject = EXAMPLE["subject"] | {"probational": True}
    response = await office.post("/v1/assessments", EXAMPLE | {"subject": subject})
    assert response.json()["errors"][0]["field"] == "subject.probational"
