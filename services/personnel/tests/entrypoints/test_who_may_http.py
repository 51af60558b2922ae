"""A cadre's ledger is for the offices of their county, whichever way the number is typed."""

from typing import Any

import httpx
import pytest

from wenze.identity import Role
from wenze.testing.identity import bearer

NEIGHBOUR = bearer("邻县人", Role.ORGANISATION_DEPARTMENT, counties=("430603",))


@pytest.mark.parametrize("number", ["HC-0001", "hc-0001", "ｈｃ-0001", " HC-0001 "])
@pytest.mark.parametrize("rest", ["", "/ledger", "/eligibility?action=honours&on=2026-06-01"])
async def test_a_cadre_is_for_their_county(http: httpx.AsyncClient, banned: Any, number: str, rest: str) -> None:
    answer = await http.get(f"/v1/cadres/{number}{rest}", headers=NEIGHBOUR)
    assert answer.status_code == 403
    assert answer.json()["policy"] == "nobody-acts-outside-their-counties"


async def test_what_spans_counties_is_for_the_city(http: httpx.AsyncClient, banned: Any) -> None:
    question = {"questions": [{"cadre_id": "HC-0001", "action": "honours", "on": "2026-06-01"}]}
    refused = [
        await http.post("/v1/eligibility/batch", json=question, headers=NEIGHBOUR),
        await http.get("/v1/cadres", headers=NEIGHBOUR),
        await http.get("/v1/roster/imports?county=430603", headers=NEIGHBOUR),
    ]
    assert {answer.status_code for answer in refused} == {403}
    assert (await http.get("/v1/cadres?county=430603", headers=NEIGHBOUR)).json()["items"] == []


async def test_a_cadre_does_not_read_what_is_kept_about_them(http: httpx.AsyncClient, banned: Any) -> None:
    answer = await http.get("/v1/cadres/HC-0001/ledger", headers=bearer("HC-0001", Role.ORGANISATION_DEPARTMENT))
    assert answer.json()["policy"] == "nobody-acts-in-their-own-case"
