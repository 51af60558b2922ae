"""`/v1/personnel-proposals` and `/v1/retaliation-alerts` as office staff see them."""

from typing import Any

import httpx
import pytest
from fastapi import FastAPI

from clue_intake.entrypoints.http.bodies import EXAMPLE
from wenze.clock import SystemClock
from wenze.http.gate import Gate
from wenze.identity import Role
from wenze.testing.identity import bearer

ORGANISATION = bearer("合成干部科", Role.ORGANISATION_DEPARTMENT)
CUSTODIAN = bearer("合成保管人", Role.INFORMANT_CUSTODIAN)
CITY_OFFICE = bearer("合成市办", Role.CITY_OFFICE)
PROPOSAL = {
    "kind": "transfer",
    "county": "岳阳楼区",
    "proposed_on": "2026-03-02",
    "target": {"name": "甄合成"},
    "proposed_by": [{"name": "张样例"}],
}
ALERTS = "/v1/retaliation-alerts"


async def propose(http: httpx.AsyncClient, key: str = "k", **changes: Any) -> httpx.Response:
    body = {**PROPOSAL, **changes}
    return await http.post("/v1/personnel-proposals", json=body, headers={"Idempotency-Key": key, **ORGANISATION})


@pytest.fixture(autouse=True)
async def clue_id(http: httpx.AsyncClient) -> str:
    answer = await http.post("/v1/clues", json=EXAMPLE, headers={"Idempotency-Key": "clue"})
    return answer.json()["clue_id"]


async def test_the_custodian_and_the_city_office_see_the_alert(http: httpx.AsyncClient, clue_id: str) -> None:
    assert (await propose(http)).status_code == 201
    for reader in (CUSTODIAN, CITY_OFFICE):
        answer = await http.get(ALERTS, headers=reader)
        (item,) = answer.json()["items"]
        assert (item["clue_id"], item["connection"], item["target"]["name"]) == (clue_id, "by-accused", "甄合成")
        assert answer.json()["clause"] == "accountability:15.3"
        assert answer.headers["cache-control"] == "no-store"


async def test_who_hands_a_proposal_in_cannot_tell_whom_it_concerns(http: httpx.AsyncClient) -> None:
    hit, miss = await propose(http, "1"), await propose(http, "2", target={"name": "李别人"})
    assert hit.json().keys() == miss.json().keys() == {"proposal_id"}
    assert len(hit.content) == len(miss.content)
    assert (hit.status_code, set(hit.headers)) == (miss.status_code, set(miss.headers))


async def test_each_reading_is_in_the_trail_which_names_the_list_and_nobody(
    app: FastAPI, http: httpx.AsyncClient
) -> None:
    await propose(http)
    for _ in range(2):
        await http.get(ALERTS, headers=CUSTODIAN, params={"since": "2026-03-01"})
    gate = app.router.dependencies[0].dependency
    assert isinstance(gate, Gate)
    accesses = [each.access for each in await gate._trail.of_day(SystemClock().today())]
    read = [each for each in accesses if each.operation == "clue-intake:list_retaliation_alerts"]
    assert [(each.person, each.path, each.permitted) for each in read] == [("合成保管人", ALERTS, True)] * 2
    assert not any(secret in repr(accesses) for secret in ("甄合成", "张样例"))


@pytest.mark.parametrize("role", sorted({*Role} - {Role.INFORMANT_CUSTODIAN, Role.CITY_OFFICE}))
async def test_nobody_else_sees_alerts(http: httpx.AsyncClient, role: Role) -> None:
    assert (await http.get(ALERTS, headers=bearer("合成甲", role))).status_code == 403


async def test_alerts_stay_in_their_county(http: httpx.AsyncClient) -> None:
    await propose(http)
    of_county = bearer("合成保管人", Role.INFORMANT_CUSTODIAN, counties=("430621",))
    assert (await http.get(ALERTS, headers=of_county)).status_code == 403
    assert (await http.get(ALERTS, headers=of_county, params={"county": "430602"})).status_code == 403
    assert (await http.get(ALERTS, headers=of_county, params={"county": "430621"})).json()["items"] == []
    own = bearer("合成保管人", Role.INFORMANT_CUSTODIAN, counties=("430602",))
    assert len((await http.get(ALERTS, headers=own, params={"county": "430602"})).json()["items"]) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"county": "合成的地方"},
        {"proposed_on": "2026-03-03"},
        {"target": {"name": ""}},
        {"kind": "promotion"},
        {"informant": "甄合成"},
    ],
)
async def test_what_cannot_be_right_is_not_taken(http: httpx.AsyncClient, changes: dict[str, Any]) -> None:
    answer = await propose(http, **changes)
    assert answer.status_code == 422
    assert "甄合成" not in answer.text


async def test_a_proposal_of_another_county_is_not_taken(http: httpx.AsyncClient) -> None:
    headers = bearer("合成干部科", Role.ORGANISATION_DEPARTMENT, counties=("430621",))
    answer = await http.post("/v1/personnel-proposals", json=PROPOSAL, headers={"Idempotency-Key": "k", **headers})
    assert (answer.status_code, answer.json()["policy"]) == (403, "nobody-acts-outside-their-counties")
