"""`/v1/clues/{id}/informant-requests` as office staff see it."""

from collections.abc import Mapping
from typing import Any

import httpx
import pytest

from clue_intake.entrypoints.http.bodies import EXAMPLE
from wenze.identity import Role
from wenze.testing.identity import bearer

CUSTODIAN = bearer("合成保管人", Role.INFORMANT_CUSTODIAN)
OTHERS = {Role.HANDLER, Role.OFFICE_LEAD, Role.LEADING_BODY, Role.CITY_OFFICE, Role.ORGANISATION_DEPARTMENT}
ASKED = {"reason": "当面核实（合成）", "hours": 24}
RULED = {"reason": "确有必要（合成）"}


async def post(http: httpx.AsyncClient, path: str, body: Mapping[str, Any], **headers: str) -> httpx.Response:
    return await http.post(path, json=body, headers={"Idempotency-Key": "k", **headers})


@pytest.fixture
async def requests(http: httpx.AsyncClient) -> str:
    clue_id = (await post(http, "/v1/clues", EXAMPLE)).json()["clue_id"]
    return f"/v1/clues/{clue_id}/informant-requests"


@pytest.fixture
async def request_path(http: httpx.AsyncClient, requests: str) -> str:
    answer = await post(http, requests, ASKED)
    assert answer.status_code == 201
    return f"{requests}/{answer.json()['request_id']}"


async def test_an_approved_request_shows_the_informant_and_is_not_to_be_kept(
    http: httpx.AsyncClient, request_path: str
) -> None:
    approved = await post(http, f"{request_path}/approval", RULED, **CUSTODIAN)
    assert (approved.status_code, approved.json()["ruling"]) == (200, "approved")
    answer = await http.get(f"{request_path}/informant")
    assert answer.json()["informants"][0]["name"] == "甄合成"
    assert answer.headers["cache-control"] == "no-store"
    shown = (await http.get(request_path)).json()
    assert len(shown["read"]) == 1
    assert "甄合成" not in str(shown)


async def test_a_refused_request_is_answered_with_its_clause(http: httpx.AsyncClient, request_path: str) -> None:
    await post(http, f"{request_path}/refusal", RULED, **CUSTODIAN)
    answer = await http.get(f"{request_path}/informant")
    assert (answer.status_code, answer.json()["clause"]) == (409, "accountability:15.3")


async def test_the_custodian_finds_what_waits(http: httpx.AsyncClient, request_path: str) -> None:
    page = (await http.get("/v1/informant-requests", params={"ruling": "pending"})).json()
    assert [item["request_id"] for item in page["items"]] == [request_path.rpartition("/")[2]]
    await post(http, f"{request_path}/approval", RULED, **CUSTODIAN)
    assert (await http.get("/v1/informant-requests", params={"ruling": "pending"})).json()["total"] == 0


async def test_asking_twice_under_one_key_is_one_request(http: httpx.AsyncClient, requests: str) -> None:
    first, second = [await post(http, requests, ASKED) for _ in range(2)]
    assert first.json() == second.json()
    assert (await http.get("/v1/informant-requests")).json()["total"] == 1


@pytest.mark.parametrize("body", [{"reason": " ", "hours": 1}, {"reason": "（合成）", "hours": 0}, {"hours": 1}])
async def test_a_request_needs_a_reason_and_a_time(
    http: httpx.AsyncClient, requests: str, body: dict[str, Any]
) -> None:
    assert (await post(http, requests, body)).status_code == 422


async def test_what_does_not_exist_is_told(http: httpx.AsyncClient, requests: str, request_path: str) -> None:
    request_id = request_path.rpartition("/")[2]
    assert (await post(http, "/v1/clues/none/informant-requests", ASKED)).status_code == 404
    assert (await post(http, f"{requests}/none/approval", RULED, **CUSTODIAN)).status_code == 404
    for path in (f"{requests}/none", f"{requests}/none/informant", f"/v1/clues/none/informant-requests/{request_id}"):
        assert (await http.get(path)).status_code == 404


async def test_without_a_custodian_every_seal_stays_closed(http: httpx.AsyncClient, request_path: str) -> None:
    nobody = bearer("合成局长", *OTHERS)
    for step in ("approval", "refusal"):
        assert (await post(http, f"{request_path}/{step}", RULED, **nobody)).status_code == 403
    assert (await http.get(f"{request_path}/informant")).status_code == 409


async def test_a_custodian_neither_asks_nor_reads(http: httpx.AsyncClient, requests: str, request_path: str) -> None:
    assert (await post(http, requests, ASKED, **CUSTODIAN)).status_code == 403
    await post(http, f"{request_path}/approval", RULED, **CUSTODIAN)
    assert (await http.get(f"{request_path}/informant", headers=CUSTODIAN)).status_code == 403


async def test_whom_the_clue_accuses_has_no_part_in_it(http: httpx.AsyncClient, request_path: str) -> None:
    accused = bearer("张样例")
    assert (await post(http, f"{request_path}/approval", RULED, **accused)).status_code == 403
    assert (await http.get(f"{request_path}/informant", headers=accused)).status_code == 403
