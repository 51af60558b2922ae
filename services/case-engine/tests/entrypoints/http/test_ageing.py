"""监督办法 9: what was left lying is reported by county and source, before, on and after each band's day."""

from datetime import timedelta
from typing import Any

import pytest


@pytest.mark.parametrize(
    ("days", "bands"),
    [
        (0, (1, 0, 0, 0)),
        (15, (1, 0, 0, 0)),
        (16, (1, 1, 0, 0)),
        (30, (1, 1, 0, 0)),
        (31, (1, 1, 1, 0)),
        (91, (1, 1, 1, 1)),
    ],
)
async def test_a_case_without_disposition_is_counted_by_its_age(office: Any, days: int, bands: tuple[int, ...]) -> None:
    await office.admit()
    await office.project()
    proposed_on = (await office.store.load("case-5f0c")).commits[0].on
    office.clock.advance(timedelta(days=days) + (proposed_on - office.clock.today()))
    answer = (await office.client.get("/v1/reports/ageing")).json()
    (row,) = answer["rows"]
    assert answer["citation"] == "《监督办法》第九条"
    assert (row["cases"], row["over_15_days"], row["over_30_days"], row["over_90_days"]) == bands
    assert (await office.client.get("/v1/reports/ageing", params={"county": "平江县"})).json()["rows"] == []


async def test_what_is_decided_or_refused_does_not_lie(office: Any) -> None:
    await office.lead(await office.admit(), "refuse-start")
    await office.project()
    assert (await office.client.get("/v1/reports/ageing")).json()["rows"] == []
