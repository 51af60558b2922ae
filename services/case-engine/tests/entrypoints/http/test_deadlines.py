"""Deadlines over HTTP and the sweep that hears them: before, on and after the day, once for any number of replicas."""

from datetime import date, datetime
from typing import Any

import pytest

from case_engine.adapters.publication import messages_of
from wenze.clock import BUSINESS_ZONE
from wenze.contracts.cases import DeadlineApproaching, DeadlineOverdue
from wenze.testing.identity import bearer

APPROVED = {"approved_on": "2025-09-24"}
LIMIT = "case-5f0c:opinion-limit"


@pytest.fixture
async def approved(office: Any) -> Any:
    """Approved on 24 September 2025: fifteen working days later is 21 October, over the holidays and make-up days."""
    _on(office, 2025, 9, 24)
    case_id = await office.admit(received_on=date(2025, 9, 20), admitted_on=date(2025, 9, 20))
    response = await office.act(case_id, "approve-start", **APPROVED)
    assert response.status_code == 200, response.text
    return office


async def test_a_case_says_by_when_and_why(approved: Any) -> None:
    case = (await approved.client.get("/v1/cases/case-5f0c")).json()
    limit = next(each for each in case["deadlines"] if each["kind"] == "opinion-limit")
    assert (limit["due_on"], limit["length"], limit["unit"]) == ("2025-10-21", 15, "working-days")
    assert not limit["provisional"]
    assert limit["citation"] == "《问责办法》第十条第(一)项"
    assert limit["why"].startswith("启动问责获批（2025-09-24）起15个工作日")


@pytest.mark.parametrize(
    ("day", "state"), [(17, None), (18, "approaching"), (20, "approaching"), (21, "approaching"), (22, "overdue")]
)
async def test_a_deadline_is_listed_before_on_and_after_its_day(approved: Any, day: int, state: str | None) -> None:
    _on(approved, 2025, 10, day)
    await approved.project()
    page = (await approved.client.get("/v1/deadlines")).json()
    standing = {each["deadline"]["deadline_id"]: each["standing"] for each in page["items"]}
    assert standing.get(LIMIT) == state
    for asked in ("approaching", "overdue"):
        answer = (await approved.client.get("/v1/deadlines", params={"state": asked})).json()
        listed = {each["deadline"]["deadline_id"] for each in answer["items"]}
        assert (LIMIT in listed) is (state == asked)


async def test_each_phase_is_told_once_however_often_and_by_however_many_it_is_swept(approved: Any) -> None:
    for day in (17, 18, 19, 21, 22, 23):
        _on(approved, 2025, 10, day)
        await approved.sweep()
        await approved.sweep()
    told = [
        (type(message), message.deadline_id)
        for commit in (await approved.store.load("case-5f0c")).commits
        for message in messages_of(commit)
        if isinstance(message, DeadlineApproaching | DeadlineOverdue)
    ]
    assert told.count((DeadlineApproaching, LIMIT)) == 1
    assert told.count((DeadlineOverdue, LIMIT)) == 1


async def test_an_overdue_deadline_approves_nothing(approved: Any) -> None:
    _on(approved, 2026, 9, 24)
    await approved.sweep()
    case = (await approved.client.get("/v1/cases/case-5f0c")).json()
    assert case["state"] == "started"
    assert case["timeline"][-1]["who"] == "问责系统"
    assert "期限已过" in case["timeline"][-1]["text"]


async def test_an_approved_extension_moves_the_day_and_says_why(approved: Any) -> None:
    _on(approved, 2025, 10, 20)
    for action, day in (("request-extension", "requested_on"), ("approve-extension", "ruled_on")):
        headers = bearer(action)
        body = {"reasons": "需要鉴定", day: "2025-10-20"} | ({"ruled_by": "合成负责人"} if day == "ruled_on" else {})
        response = await approved.post(f"/v1/cases/case-5f0c/{action}", body, **headers)
        assert response.status_code == 200, response.text
    extended = next(each for each in response.json()["deadlines"] if each["kind"] == "opinion-extended-limit")
    assert extended["due_on"] == "2025-11-11"
    assert extended["shifts"][0]["before"] == "2025-10-21"
    assert "需要鉴定" in extended["why"]


@pytest.mark.parametrize(("day", "state"), [(24, "letter-issued"), (25, "in-force"), (26, "in-force")])
async def test_a_decision_takes_effect_on_its_day_by_itself(office: Any, day: int, state: str) -> None:
    case_id = await office.admit()
    steps = ("approve-start", "record-findings", "propose-opinion", "record-hearing", "record-approval")
    await office.lead(case_id, *steps)
    await office.act(case_id, "decide", effective_on="2026-03-25")
    await office.lead(case_id, "issue-letter")
    _on(office, 2026, 3, day)
    await office.sweep()
    await office.sweep()
    case = (await office.client.get(f"/v1/cases/{case_id}")).json()
    assert case["state"] == state
    assert [each["step"] for each in case["timeline"]].count("决定生效") == (state == "in-force")


def _on(office: Any, year: int, month: int, day: int) -> None:
    office.clock.set(datetime(year, month, day, 9, tzinfo=BUSINESS_ZONE))
