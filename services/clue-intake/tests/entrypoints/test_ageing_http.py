"""监督办法 9: clues left lying are reported by county and source, before, on and after each band's day."""

from datetime import date, timedelta
from typing import Any

import httpx
import pytest

from clue_intake.domain.facts import NOTHING_STATED, Facts
from wenze.identity import Role
from wenze.testing.identity import bearer

RECEIVED = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("days", "bands"),
    [
        (1, (1, 0, 0, 0)),
        (15, (1, 0, 0, 0)),
        (16, (1, 1, 0, 0)),
        (30, (1, 1, 0, 0)),
        (31, (1, 1, 1, 0)),
        (90, (1, 1, 1, 0)),
        (91, (1, 1, 1, 1)),
    ],
)
async def test_a_held_clue_is_counted_by_its_age(
    world: Any, http: httpx.AsyncClient, days: int, bands: tuple[int, ...]
) -> None:
    await world.submit(facts=NOTHING_STATED, received_on=RECEIVED)
    world.clock.advance(timedelta(days=days) + (RECEIVED - world.clock.today()))
    answer = (await http.get("/v1/reports/ageing")).json()
    (row,) = answer["rows"]
    assert answer["citation"] == "《监督办法》第九条"
    assert (row["county_name"], row["source"]) == ("岳阳楼区", "citizen-report")
    assert (row["clues"], row["over_15_days"], row["over_30_days"], row["over_90_days"]) == bands


async def test_what_was_admitted_is_its_cases_concern(world: Any, http: httpx.AsyncClient) -> None:
    answer = await world.submit(facts=NOTHING_STATED)
    assert len((await http.get("/v1/reports/ageing")).json()["rows"]) == 1
    await world.complete_admission(
        answer.clue_id, Facts(factual_basis=True, considerable_impact=True), "合成经办人", "completed"
    )
    assert (await http.get("/v1/reports/ageing")).json()["rows"] == []


async def test_the_most_come_first_and_a_county_sees_its_own(world: Any, http: httpx.AsyncClient) -> None:
    for number, county in enumerate(("平江县", "岳阳楼区", "岳阳楼区")):
        await world.submit(external_id=f"合成-{number}", county=county, facts=NOTHING_STATED)
    rows = (await http.get("/v1/reports/ageing")).json()["rows"]
    assert [(row["county_name"], row["clues"]) for row in rows] == [("岳阳楼区", 2), ("平江县", 1)]
    own = bearer("平江经办人", Role.HANDLER, counties=("430626",))
    (row,) = (await http.get("/v1/reports/ageing", params={"county": "平江县"}, headers=own)).json()["rows"]
    assert row["clues"] == 1
    assert (await http.get("/v1/reports/ageing", headers=own)).status_code == 403
    assert (await http.get("/v1/reports/ageing", params={"county": "长沙市"})).status_code == 422
