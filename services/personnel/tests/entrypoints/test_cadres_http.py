"""Cadres, their ledgers, the list and the statistics over HTTP."""

import pytest


@pytest.fixture
async def known(office, examples) -> None:
    """One cadre with a ban and no roster line, one in the roster without any effect."""
    await office.reader.process([examples.decision_in_force(examples.decision([examples.effect()]))])
    await office.register("HC-0002", 单位="合成文化馆", 县市区="平江县")
    await office.project("HC-0001", "HC-0002")


async def test_a_cadre_is_shown_with_what_the_roster_says(http, known):
    answer = (await http.get("/v1/cadres/HC-0002")).json()
    assert (answer["registered"], answer["county_text"], answer["level_text"]) == (True, "平江县", "正科级")
    assert answer["effects"] == []


async def test_a_cadre_whom_no_roster_named_is_shown_as_the_decision_names_them(http, known):
    answer = (await http.get("/v1/cadres/HC-0001")).json()
    assert (answer["registered"], answer["name"], answer["level"]) == (False, "合成甲", None)
    assert [effect["effect"] for effect in answer["effects"]] == ["promotion-ban"]


async def test_the_ledger_has_every_effect_and_tells_which_are_in_force(http, known):
    (decision,) = (await http.get("/v1/cadres/HC-0001/ledger", params={"on": "2026-11-10"})).json()["decisions"]
    assert decision["measure_text"] == "诫勉谈话"
    (effect,) = decision["effects"]
    assert (effect["from"], effect["until"], effect["in_force"]) == ("2026-05-10", "2026-11-09", False)


async def test_a_number_is_understood_however_it_was_typed(http, known):
    assert (await http.get("/v1/cadres/ｈｃ-0002")).json()["cadre_id"] == "HC-0002"


async def test_an_identity_number_is_refused_without_repeating_it(http, known):
    answer = await http.get("/v1/cadres/430602199001011234")
    assert answer.status_code == 422
    assert "身份证" in answer.text
    assert "430602199001011234" not in answer.text


@pytest.mark.parametrize("path", ["/v1/cadres/HC-9", "/v1/cadres/HC-9/ledger"])
async def test_an_unknown_cadre_is_not_found_and_told_what_to_do(http, path: str):
    answer = await http.get(path)
    assert answer.status_code == 404
    assert "导入花名册" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("params", "found"),
    [
        ({}, ["HC-0001", "HC-0002"]),
        ({"county": "平江县"}, ["HC-0002"]),
        ({"county": "430626"}, ["HC-0002"]),
        ({"unit": "文化"}, ["HC-0002"]),
        ({"name": "合成甲"}, ["HC-0001", "HC-0002"]),
        ({"with_effects_on": "2026-06-01"}, ["HC-0001"]),
        ({"with_effects_on": "2026-11-10"}, []),
        ({"registered": "false"}, ["HC-0001"]),
        ({"page_size": "1", "page": "2"}, ["HC-0002"]),
    ],
)
async def test_the_list_is_narrowed_and_paged(http, known, params: dict[str, str], found: list[str]):
    answer = (await http.get("/v1/cadres", params=params)).json()
    assert [item["cadre_id"] for item in answer["items"]] == found


async def test_an_unknown_county_is_refused_with_the_counties_there_are(http):
    answer = await http.get("/v1/cadres", params={"county": "长沙市"})
    assert answer.status_code == 422
    assert "430602 岳阳楼区" in answer.json()["errors"][0]["message"]


async def test_statistics_count_cadres_by_county_and_effects_by_kind(http, known):
    answer = (await http.get("/v1/statistics", params={"on": "2026-06-01"})).json()
    assert (answer["cadres"], answer["unregistered"]) == (2, 1)
    assert {each["county_text"]: each["cadres"] for each in answer["by_county"]} == {"岳阳楼区": 1, "平江县": 1}
    bans = {each["effect"]: each["cadres"] for each in answer["effects_in_force"]}
    assert bans["promotion-ban"] == 1
    assert sum(bans.values()) == 1
