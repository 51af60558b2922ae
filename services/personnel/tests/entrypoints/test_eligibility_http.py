"""Questions of eligibility over HTTP: the fixed contract."""

import pytest

PROMOTION = {"action": "promotion", "on": "2026-06-01", "level": "section"}


async def test_a_blocked_promotion_names_the_effect_its_clause_its_days_and_its_decision(http, banned):
    answer = (await http.get(f"/v1/cadres/{banned}/eligibility", params=PROMOTION)).json()
    assert answer["eligible"] is False
    (blocking,) = answer["blocking"]
    text = blocking.pop("text")
    assert blocking == {
        "effect": "promotion-ban",
        "clause": "accountability:18.1",
        "clause_text": "《问责办法》第十八条第(一)项",
        "decision": "D-1",
        "from": "2026-05-10",
        "until": "2026-11-09",
    }
    assert "自2026年5月10日起至2026年11月9日止（含当日）不得提拔" in text
    assert "2026年11月9日" in answer["summary"]


async def test_the_receipt_says_what_the_answer_rests_on(http, banned, ruleset):
    receipt = (await http.get(f"/v1/cadres/{banned}/eligibility", params=PROMOTION)).json()["receipt"]
    assert receipt["as_of"] == "2026-06-01"
    assert receipt["ruleset"] == {"version": ruleset.version, "hash": ruleset.hash}
    assert receipt["ledger"]["version"] == 1
    assert [setting["name"] for setting in receipt["settings"]] == ["commendation-against-ban"]


async def test_what_a_person_must_see_to_comes_as_conditions(http, banned):
    params = {"action": "promotion", "on": "2027-06-01", "level": "副处级"}
    answer = (await http.get(f"/v1/cadres/{banned}/eligibility", params=params)).json()
    assert answer["eligible"] is True
    assert "supervision:7" in [condition["clause"] for condition in answer["conditions"]]
    assert answer["level"] == "deputy-division"


async def test_an_unknown_cadre_is_not_found_and_told_what_to_do(http):
    answer = await http.get("/v1/cadres/HC-9/eligibility", params=PROMOTION)
    assert answer.status_code == 404
    assert "请核对编号" in answer.json()["detail"]


async def test_an_unknown_level_is_refused_with_the_levels_there_are(http, banned):
    answer = await http.get(f"/v1/cadres/{banned}/eligibility", params={**PROMOTION, "level": "处级"})
    assert answer.status_code == 422
    (error,) = answer.json()["errors"]
    assert error["field"] == "query.level"
    assert "deputy-division" in error["message"]
    assert "副处级" in error["message"]


@pytest.mark.parametrize("missing", ["action", "on"])
async def test_action_and_day_must_be_told(http, banned, missing: str):
    params = {name: value for name, value in PROMOTION.items() if name != missing}
    assert (await http.get(f"/v1/cadres/{banned}/eligibility", params=params)).status_code == 422


@pytest.mark.parametrize("day", ["1780272000", "2026-06-01T00:00:00", "1948-12-31", "2200-01-01", "9999-12-31"])
@pytest.mark.parametrize(
    "path",
    [
        "/v1/cadres/HC-0001/eligibility?action=honours&on=",
        "/v1/statistics?on=",
        "/v1/cadres?with_effects_on=",
        "/v1/cadres/HC-0001/ledger?on=",
    ],
)
async def test_what_is_no_day_within_reach_is_refused(http, banned, path: str, day: str):
    assert (await http.get(path + day)).status_code == 422


@pytest.mark.parametrize("day", [1780272000, "1948-12-31", "2200-01-01"])
async def test_what_is_no_day_within_reach_is_refused_in_a_batch(http, banned, day: object):
    questions = [{"cadre_id": banned, **PROMOTION, "on": day}]
    assert (await http.post("/v1/eligibility/batch", json={"questions": questions})).status_code == 422


async def test_a_batch_is_answered_in_its_order_and_tells_who_is_unknown(http, banned):
    questions = [{"cadre_id": "HC-9", **PROMOTION}, {"cadre_id": banned, **PROMOTION}]
    answer = await http.post("/v1/eligibility/batch", json={"questions": questions})
    unknown, blocked = answer.json()["answers"]
    assert unknown["answer"] is None
    assert "请核对编号" in unknown["problem"]
    assert blocked["answer"]["eligible"] is False
    assert blocked["problem"] is None


async def test_a_number_in_a_batch_is_understood_however_it_was_typed(http, banned):
    questions = [{"cadre_id": f" {banned.lower()}", **PROMOTION}]
    (answer,) = (await http.post("/v1/eligibility/batch", json={"questions": questions})).json()["answers"]
    assert (answer["cadre_id"], answer["answer"]["eligible"]) == (banned, False)


async def test_a_wrong_level_in_a_batch_is_named_by_its_place(http, banned):
    questions = [{"cadre_id": banned, **PROMOTION}, {"cadre_id": banned, **PROMOTION, "level": "处级"}]
    answer = await http.post("/v1/eligibility/batch", json={"questions": questions})
    assert answer.json()["errors"][0]["field"] == "questions[1].level"


@pytest.mark.parametrize(("count", "status"), [(0, 422), (1, 200), (1000, 200), (1001, 422)])
async def test_a_batch_has_between_one_and_a_thousand_questions(http, banned, count: int, status: int):
    questions = [{"cadre_id": banned, **PROMOTION}] * count
    assert (await http.post("/v1/eligibility/batch", json={"questions": questions})).status_code == status
