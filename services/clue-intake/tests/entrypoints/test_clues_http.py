"""`/v1/clues` and `/v1/statistics` as office staff and other systems see them."""

from typing import Any

import httpx
import pytest

from clue_intake.entrypoints.http.bodies import EXAMPLE
from wenze.identity import Role
from wenze.testing.identity import bearer

HELD: dict[str, Any] = {"admission": {"factual_basis": True}}


async def post(
    http: httpx.AsyncClient, key: str = "k1", by: dict[str, str] | None = None, **changes: Any
) -> httpx.Response:
    return await http.post("/v1/clues", json={**EXAMPLE, **changes}, headers={"Idempotency-Key": key, **(by or {})})


async def test_a_clue_is_acknowledged_with_its_verdict(http: httpx.AsyncClient) -> None:
    answer = await post(http)
    assert answer.status_code == 202
    body = answer.json()
    assert body.keys() == {"clue_id", "status", "reasons", "duplicate_of"}
    assert (body["status"], body["duplicate_of"]) == ("admitted", None)
    assert body["reasons"][0]["clause"] == "accountability:9.1"


async def test_the_same_key_is_given_the_same_answer_byte_by_byte(http: httpx.AsyncClient) -> None:
    assert (await post(http)).content == (await post(http)).content


async def test_another_key_is_a_duplicate(http: httpx.AsyncClient) -> None:
    first = (await post(http)).json()
    again = (await post(http, "k2")).json()
    assert (again["status"], again["duplicate_of"]) == ("duplicate", first["clue_id"])


async def test_a_submission_without_a_key_is_told_about_it(http: httpx.AsyncClient) -> None:
    answer = await http.post("/v1/clues", json=EXAMPLE)
    assert answer.status_code == 400
    assert "Idempotency-Key" in answer.text


async def test_a_feed_submits_in_its_own_name_and_reads_nothing(http: httpx.AsyncClient) -> None:
    feed = bearer("信访系统", Role.FEED)
    clue_id = (await post(http, by=feed)).json()["clue_id"]
    shown = (await http.get(f"/v1/clues/{clue_id}")).json()
    assert {entry["by"] for entry in shown["history"]} == {"信访系统"}
    assert (await http.get(f"/v1/clues/{clue_id}", headers=feed)).status_code == 403


async def test_nobody_brings_in_or_sees_what_lies_outside_their_counties(http: httpx.AsyncClient) -> None:
    clue_id = (await post(http)).json()["clue_id"]
    neighbour = bearer("邻县经办人", Role.HANDLER, counties=("430603",))
    refused = [
        await post(http, by=neighbour),
        await http.get(f"/v1/clues/{clue_id}", headers=neighbour),
        await http.get("/v1/clues", headers=neighbour),
        await http.get("/v1/clues", params={"county": "岳阳楼区"}, headers=neighbour),
        await http.get("/v1/imports", params={"county": "430603"}, headers=neighbour),
        await http.patch(f"/v1/clues/{clue_id}/admission", json={"major": True}, headers=neighbour),
    ]
    assert {answer.status_code for answer in refused} == {403}
    assert {answer.json()["policy"] for answer in refused} == {"nobody-acts-outside-their-counties"}
    assert {answer.json()["clause_text"] for answer in refused} == {"《问责办法》第四条"}
    seen = await http.get("/v1/clues", params={"county": "430603"}, headers=neighbour)
    assert seen.status_code == 200


@pytest.mark.parametrize(
    ("changes", "field", "text"),
    [
        ({"county": "长沙市"}, "county", "430602 或 岳阳楼区"),
        ({"received_on": "2026-03-03"}, "received_on", "晚于今天"),
        ({"received_on": "昨天"}, "received_on", "日期"),
        ({"source": "rumour"}, "source", "citizen-report"),
        ({"title": ""}, "title", "不能为空"),
        ({"subjects": [{"unit": "合成局"}]}, "subjects[0].name", "必填"),
        ({"informants": {}}, "informants", "没有这个字段"),
    ],
)
async def test_what_is_wrong_is_told_in_chinese_by_field(
    http: httpx.AsyncClient, changes: dict[str, Any], field: str, text: str
) -> None:
    answer = await post(http, **changes)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    (error,) = answer.json()["errors"]
    assert error["field"] == field
    assert text in error["message"]


async def test_an_error_never_repeats_the_informant(http: httpx.AsyncClient) -> None:
    answer = await post(http, informant={"name": "甄合成", "phone": ["10000001234"]}, received_on="甄合成")
    assert answer.status_code == 422
    assert "甄合成" not in answer.text
    assert "1234" not in answer.text


async def test_null_counts_as_not_stated(http: httpx.AsyncClient) -> None:
    admission = {"factual_basis": None, "confirmed_by": None, "instruction": None, "signatories": None}
    assert (await post(http, admission=admission, informant=None)).json()["status"] == "held"


async def test_a_held_clue_is_completed(http: httpx.AsyncClient) -> None:
    clue_id = (await post(http, **HELD)).json()["clue_id"]
    answer = await http.patch(f"/v1/clues/{clue_id}/admission", json={"considerable_impact": True})
    assert answer.json()["status"] == "admitted"


async def test_completing_an_admitted_clue_is_refused_with_the_clause(http: httpx.AsyncClient) -> None:
    clue_id = (await post(http)).json()["clue_id"]
    answer = await http.patch(f"/v1/clues/{clue_id}/admission", json={"considerable_impact": False})
    assert answer.status_code == 409
    assert answer.json()["clause"] == "accountability:9.1"


async def test_a_completion_with_the_same_key_is_given_the_same_answer(http: httpx.AsyncClient) -> None:
    clue_id = (await post(http, **HELD)).json()["clue_id"]
    path, body, headers = f"/v1/clues/{clue_id}/admission", {"considerable_impact": True}, {"Idempotency-Key": "k1"}
    first = await http.patch(path, json=body, headers=headers)
    assert first.json()["status"] == "admitted"
    assert (await http.patch(path, json=body, headers=headers)).content == first.content


async def test_a_completion_that_states_nothing_is_told_so(http: httpx.AsyncClient) -> None:
    clue_id = (await post(http, **HELD)).json()["clue_id"]
    answer = await http.patch(f"/v1/clues/{clue_id}/admission", json={"confirmed_by": ""})
    assert answer.status_code == 422
    assert "至少填写一项" in answer.json()["detail"]


async def test_a_clue_that_does_not_exist_is_not_found(http: httpx.AsyncClient) -> None:
    assert (await http.get("/v1/clues/nothing")).status_code == 404
    assert (await http.patch("/v1/clues/nothing/admission", json={"major": True})).status_code == 404


async def test_a_clue_is_shown_with_its_history_but_without_its_informant(http: httpx.AsyncClient) -> None:
    clue_id = (await post(http, content="甄合成（10000001234）反映", **HELD)).json()["clue_id"]
    await post(http, "k2", title="另一标题", **HELD)
    await http.patch(f"/v1/clues/{clue_id}/admission", json={"considerable_impact": True})
    answer = await http.get(f"/v1/clues/{clue_id}")
    shown = answer.json()
    assert shown["status"] == "admitted"
    assert shown["county_name"] == "岳阳楼区"
    assert shown["informant_sealed"]
    assert shown["original_sealed"]
    assert shown["admission"]["considerable_impact"] is True
    assert shown["duplicates"] == 1
    assert shown["later_versions"][0]["title"] == "另一标题"
    assert [entry["what"] for entry in shown["history"]] == [
        "clue-received",
        "clue-held",
        "clue-submitted-again",
        "admission-completed",
        "clue-admitted",
    ]
    assert {entry["by"] for entry in shown["history"]} == {"合成经办人"}
    assert [text for text in ("甄合成", "10000001234", "sm4gcm") if text in answer.text] == []


async def test_clues_are_found_by_where_from_when_and_how_they_stand(http: httpx.AsyncClient) -> None:
    await post(http, "1", external_id="1", received_on="2026-02-01")
    await post(http, "2", external_id="2", county="平江县", **HELD)
    await post(http, "3", external_id="3", source="media-exposure", feed="media", admission={"major": True})

    async def found(**query: str) -> list[str]:
        page = (await http.get("/v1/clues", params=query)).json()
        assert page["total"] == len(page["items"])
        return sorted(item["external_id"] for item in page["items"])

    assert await found() == ["1", "2", "3"]
    assert await found(county="平江县") == await found(county="430626") == await found(status="held") == ["2"]
    assert await found(source="media-exposure") == await found(feed="media") == ["3"]
    assert await found(received_to="2026-02-01") == ["1"]
    assert await found(received_from="2026-02-02") == ["2", "3"]


async def test_the_list_is_paged_with_the_latest_first(http: httpx.AsyncClient) -> None:
    for day in ("03", "01", "02"):
        await post(http, day, external_id=day, received_on=f"2026-02-{day}")
    page = (await http.get("/v1/clues", params={"page": 2, "page_size": 2})).json()
    assert (page["total"], [item["external_id"] for item in page["items"]]) == (3, ["01"])


async def test_an_unknown_county_in_a_search_is_told(http: httpx.AsyncClient) -> None:
    answer = await http.get("/v1/clues", params={"county": "长沙市"})
    assert answer.status_code == 422
    assert "430602" in answer.json()["detail"]


async def test_what_was_acknowledged_is_admitted_held_or_duplicate(http: httpx.AsyncClient) -> None:
    acknowledged = [
        await post(http, "1", external_id="1"),
        await post(http, "2", external_id="2", **HELD),
        await post(http, "3", external_id="2", **HELD),
        await post(http, "4", external_id="3", source="major-incident"),
    ]
    await post(http, "4", external_id="3", source="major-incident")
    figures = (await http.get("/v1/statistics")).json()
    counted = {name: figures["total"][name] for name in ("acknowledged", "admitted", "held", "duplicate")}
    assert counted == {"acknowledged": len(acknowledged), "admitted": 1, "held": 2, "duplicate": 1}
    assert [each["source"] for each in figures["by_source"]] == ["citizen-report", "major-incident"]
    assert figures["by_source"][0]["clause"] == "accountability:9.1"


async def test_a_key_used_again_for_another_completion_does_not_swallow_it(http: httpx.AsyncClient) -> None:
    clue_id = (await post(http, admission={})).json()["clue_id"]
    path, key = f"/v1/clues/{clue_id}/admission", {"Idempotency-Key": "7"}
    await http.patch(path, json={"factual_basis": True}, headers=key)
    answer = await http.patch(path, json={"considerable_impact": True}, headers=key)
    assert answer.json()["status"] == "admitted"


async def test_what_a_unit_found_by_itself_is_marked_in_the_clue_the_list_and_the_figures(
    http: httpx.AsyncClient,
) -> None:
    """supervision:9: it lowers no score, so whoever counts has to see it."""
    for number, self_found in enumerate((True, False)):
        body = EXAMPLE | {"external_id": f"合成-自查-{number}", "self_found": self_found}
        answer = await http.post("/v1/clues", json=body, headers={"Idempotency-Key": f"self-found-{number}"})
        shown = (await http.get(f"/v1/clues/{answer.json()['clue_id']}")).json()
        assert shown["self_found"] is self_found
    for asked, number in (({"self_found": True}, "0"), ({"self_found": False}, "1")):
        (item,) = (await http.get("/v1/clues", params=asked)).json()["items"]
        assert (item["external_id"], item["self_found"]) == (f"合成-自查-{number}", asked["self_found"])
    figures = (await http.get("/v1/statistics")).json()["total"]
    assert (figures["admitted"] + figures["held"], figures["self_found"]) == (2, 1)
