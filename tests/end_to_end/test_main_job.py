"""From a clue to a served notice, with nothing but the examples of the OpenAPI documents."""

from functools import partial
from typing import Any

import httpx
import pytest

pytestmark = [
    pytest.mark.embedded,
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.timeout(180),
    pytest.mark.xdist_group("end-to-end"),
]

STEPS = (
    "approve-start",
    "record-findings",
    "propose-opinion",
    "record-hearing",
    "record-approval",
    "decide",
    "issue-letter",
    "enter-into-force",
)
CADRE = "SYN-000123"


async def _case_exists(office: Any, case_id: str) -> bool:
    return "state" in await office.get("case-engine", f"/v1/cases/{case_id}")


async def _ledger(office: Any) -> list[Any]:
    ledger = await office.get("personnel", f"/v1/cadres/{CADRE}/ledger")
    return ledger.get("decisions", [])


async def _decision_notices(office: Any, case_id: str) -> list[Any]:
    page = await office.get("notifier", "/v1/notices", case=case_id)
    items = [item for item in page["items"] if item["recipient"] != "handler"]
    return items if len(items) == 2 else []


async def test_a_clue_becomes_a_decision_a_ban_and_two_notices_with_receipts(office: Any, until: Any):
    clue = await office.example("clue-intake", "/v1/clues")
    found = await office.example("case-engine", "/v1/cases/{case_id}/record-findings")
    clue |= {"received_on": "2026-03-02", "subjects": [{"name": found["subject"]["name"]}]}
    answer = (await office.post("clue-intake", "/v1/clues", json=clue)).json()
    assert answer["status"] == "admitted", answer
    case_id = f"case-{answer['clue_id']}"
    await until(partial(_case_exists, office, case_id))

    for step in STEPS:
        body = await office.example("case-engine", f"/v1/cases/{{case_id}}/{step}")
        by = "approver" if step == "decide" else "tester"
        taken = await office.post("case-engine", f"/v1/cases/{case_id}/{step}", person=by, json=body)
        assert taken.status_code == httpx.codes.OK, (step, taken.text)
    assert taken.json()["state"] == "in-force"

    entries = await until(partial(_ledger, office))
    assert len(entries) == 1
    await _the_ban_holds_to_its_last_day(office)

    for notice in await until(partial(_decision_notices, office, case_id)):
        receipt = await office.example("notifier", "/v1/notices/{notice_id}/receipts")
        receipt["served_on"] = notice["prepared_on"]
        path = f"/v1/notices/{notice['notice_id']}/receipts"
        served = await office.post("notifier", path, json=receipt)
        assert served.is_success, served.text

    async def both_services_stand_in_the_case() -> bool:
        case = await office.get("case-engine", f"/v1/cases/{case_id}")
        return str(case["timeline"]).count("accountability:10.3") >= 2

    await until(both_services_stand_in_the_case)


async def _the_ban_holds_to_its_last_day(office: Any) -> None:
    """诫勉谈话 with effect from 2026-03-15: no promotion for half a year (问责办法 18.1)."""
    path = f"/v1/cadres/{CADRE}/eligibility"
    last = await office.get("personnel", path, action="promotion", on="2026-09-15", level="section")
    after = await office.get("personnel", path, action="promotion", on="2026-09-16", level="section")
    honours = await office.get("personnel", path, action="honours", on="2026-12-31")
    assert [effect["clause"] for effect in last["blocking"]] == ["accountability:18.1"]
    assert (last["eligible"], after["eligible"], honours["eligible"]) == (False, True, False)


async def test_a_step_before_its_time_is_refused_with_its_clause(office: Any, until: Any):
    clue = await office.example("clue-intake", "/v1/clues")
    clue |= {"received_on": "2026-03-02", "external_id": "ANOTHER"}
    answer = (await office.post("clue-intake", "/v1/clues", json=clue)).json()
    case_id = f"case-{answer['clue_id']}"
    await until(partial(_case_exists, office, case_id))
    body = await office.example("case-engine", "/v1/cases/{case_id}/decide")
    refused = await office.post("case-engine", f"/v1/cases/{case_id}/decide", json=body)
    assert refused.status_code == httpx.codes.CONFLICT
    assert refused.json()["clause"].startswith("accountability:")
