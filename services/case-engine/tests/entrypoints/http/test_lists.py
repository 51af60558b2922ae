"""Lists, statistics, the clause catalogue and working days."""

from datetime import date
from typing import Any

import pytest


async def test_cases_are_listed_in_pages_the_latest_first(office: Any) -> None:
    for number in range(3):
        await office.admit(f"clue{number}", admitted_on=_day(2 + number))
    await office.project()
    first = (await office.client.get("/v1/cases", params={"page_size": 2})).json()
    assert [item["case_id"] for item in first["items"]] == ["case-clue2", "case-clue1"]
    assert first["total"] == 3
    second = (await office.client.get("/v1/cases", params={"page_size": 2, "page": 2})).json()
    assert [item["case_id"] for item in second["items"]] == ["case-clue0"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"county": "430626"}, {"case-pingjiang"}),
        ({"county": "平江县"}, {"case-pingjiang"}),
        ({"state": "started"}, {"case-started"}),
        ({"source": "media-exposure"}, {"case-media"}),
        ({"source": "media-exposure", "state": "started"}, set()),
    ],
)
async def test_cases_are_found_by_county_state_and_source(office: Any, query: dict[str, str], found: set[str]) -> None:
    await office.admit("pingjiang", county="430626")
    await office.admit("media", source="media-exposure")
    await office.lead(await office.admit("started"), "approve-start")
    await office.project()
    page = (await office.client.get("/v1/cases", params=query)).json()
    assert {item["case_id"] for item in page["items"]} == found


async def test_a_listed_case_shows_its_subjects_and_their_measures(office: Any, steps: tuple[str, ...]) -> None:
    await office.lead(await office.admit(), *steps)
    await office.project()
    (item,) = (await office.client.get("/v1/cases")).json()["items"]
    assert item["state_name"] == "决定已生效"
    assert item["subjects"] == [
        {
            "cadre_id": "SYN-000123",
            "name": "合成甲",
            "unit": "合成县某局",
            "state": "in-force",
            "measure": "admonition-talk",
        }
    ]


@pytest.mark.parametrize(
    ("query", "listed"),
    [({"county": "长沙"}, "430626 平江县"), ({"state": "open"}, "in-force"), ({"source": "x"}, "media")],
)
async def test_a_filter_that_does_not_exist_is_told_with_those_that_do(
    office: Any, query: dict[str, str], listed: str
) -> None:
    response = await office.client.get("/v1/cases", params=query)
    assert response.status_code == 422
    assert listed in response.json()["errors"][0]["message"]


async def test_statistics_count_cases_by_state_and_decisions_by_measure(office: Any, steps: tuple[str, ...]) -> None:
    await office.admit("waiting")
    await office.lead(await office.admit("decided"), *steps)
    await office.project()
    statistics = (await office.client.get("/v1/statistics")).json()
    assert statistics["total"] == 2
    states = {each["state"]: each["count"] for each in statistics["cases_by_state"]}
    assert (states["start-proposed"], states["in-force"], states["heard"]) == (1, 1, 0)
    talk = next(each for each in statistics["decisions_by_measure"] if each["measure"] == "admonition-talk")
    assert (talk["name"], talk["citation"], talk["count"]) == ("诫勉谈话", "《问责办法》第十四条第(二)项", 1)


async def test_cases_that_the_unit_found_by_itself_are_marked_and_counted(office: Any) -> None:
    """supervision:9: they lower no score, so whoever counts has to see them."""
    await office.admit("reported")
    await office.admit("found", self_found=True)
    await office.project()
    for self_found, case_id in ((True, "case-found"), (False, "case-reported")):
        (item,) = (await office.client.get("/v1/cases", params={"self_found": self_found})).json()["items"]
        assert (item["case_id"], item["self_found"]) == (case_id, self_found)
        assert (await office.client.get(f"/v1/cases/{case_id}")).json()["self_found"] is self_found
    statistics = (await office.client.get("/v1/statistics")).json()
    assert (statistics["total"], statistics["self_found"]) == (2, 1)
    told = {envelope.message.case_id: envelope.message.self_found for envelope in office.publisher.published}
    assert told == {"case-reported": False, "case-found": True}


async def test_statistics_of_one_county_leave_the_others_out(office: Any) -> None:
    await office.admit("one", county="430626")
    await office.admit("other", county="430602")
    await office.project()
    assert (await office.client.get("/v1/statistics", params={"county": "平江县"})).json()["total"] == 1


async def test_the_catalogue_lists_every_clause_with_citation_and_status(office: Any) -> None:
    clauses = (await office.client.get("/v1/clauses")).json()
    assert clauses["total"] == len(clauses["items"]) > 80
    item = next(each for each in clauses["items"] if each["clause"] == "accountability:7.5")
    assert (item["citation"], item["status"]) == ("《问责办法》第七条第(五)项", "rule")
    assert item["gist"]


async def test_the_catalogue_of_one_regulation(office: Any) -> None:
    clauses = (await office.client.get("/v1/clauses", params={"regulation": "supervision"})).json()
    assert {each["clause"].partition(":")[0] for each in clauses["items"]} == {"supervision"}
    assert (await office.client.get("/v1/clauses", params={"regulation": "x"})).status_code == 422


async def test_working_days_follow_the_official_calendar(office: Any) -> None:
    answer = (await office.client.get("/v1/working-days", params={"from": "2025-09-24", "days": 15})).json()
    assert (answer["on"], answer["provisional"]) == ("2025-10-21", False)


async def test_working_days_beyond_the_published_years_are_provisional(office: Any) -> None:
    answer = (await office.client.get("/v1/working-days", params={"from": "2026-12-20", "days": 30})).json()
    assert answer["provisional"] is True
    assert "公布后须重算" in answer["note"]


@pytest.mark.parametrize("days", [0, 1001])
async def test_days_out_of_range_are_told(office: Any, days: int) -> None:
    response = await office.client.get("/v1/working-days", params={"from": "2025-09-24", "days": days})
    assert response.status_code == 422


def _day(day: int) -> date:
    return date(2026, 3, day)
