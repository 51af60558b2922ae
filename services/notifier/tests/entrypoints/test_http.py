"""The notices' endpoints over fakes, in the application all services share."""

from collections.abc import AsyncGenerator
from datetime import timedelta
from typing import Any

import httpx
import pytest
from openapi_spec_validator import validate

from notifier.application.ports import DeliveryFailed
from notifier.domain.recipient import Recipient
from notifier.entrypoints.http.notices import router
from notifier.entrypoints.http.scoping import scoping
from wenze.http import application
from wenze.identity import Role
from wenze.telemetry import Metrics
from wenze.testing.identity import bearer, gate

PERSON = "经办甲"
RECEIPT = {"received_by": "李合成", "method": "direct", "served_on": "2026-03-02", "proof": "送达回证合成1号"}


@pytest.fixture
async def client(notifier: Any) -> AsyncGenerator[httpx.AsyncClient]:
    made = application(
        title="通知",
        description="",
        version="1",
        metrics=Metrics(),
        checks={},
        gate=gate("notifier", scoping(notifier.notices)),
        maximum_body_bytes=100_000,
        maximum_requests=100,
    )
    made.include_router(router(notifier.notices, notifier.list, notifier.act))
    await notifier.prepared()
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(made), base_url="http://service", headers=bearer(PERSON)
    ) as client:
        yield client


@pytest.fixture
def unit(notifier: Any) -> str:
    return f"/v1/notices/{notifier.id_of(Recipient.UNIT)}"


def headers(key: str) -> dict[str, str]:
    return {**bearer(PERSON), "Idempotency-Key": key}


async def test_notices_are_listed_for_a_case(client: httpx.AsyncClient, notifier: Any) -> None:
    answer = (await client.get("/v1/notices", params={"case": "case-synthetic-1"})).json()
    assert answer["total"] == 2
    assert {item["recipient"] for item in answer["items"]} == {"unit", "subject"}
    nothing = (await client.get("/v1/notices", params={"case": "case-other"})).json()
    assert nothing["items"] == []


async def test_notices_are_listed_for_a_cadre_and_by_state(client: httpx.AsyncClient) -> None:
    narrowed = {"cadre": " syn-000001", "state": "due"}
    assert (await client.get("/v1/notices", params=narrowed)).json()["total"] == 2
    assert (await client.get("/v1/notices", params={"state": "failed"})).json()["total"] == 0
    assert (await client.get("/v1/notices", params={"state": "unheard-of"})).status_code == 422


async def test_a_notice_is_shown_with_its_text_and_its_history(
    client: httpx.AsyncClient, notifier: Any, unit: str
) -> None:
    notifier.mail.failures = [DeliveryFailed("服务器无响应。", permanent=False)]
    await notifier.deliver()
    notifier.clock.advance(timedelta(minutes=1))
    await notifier.deliver()
    answer = (await client.get(unit)).json()
    assert answer["title"].startswith("关于问责决定的通知")
    assert "请你单位办理的事项" in answer["text"]
    assert answer["state_text"].startswith("已投递")
    assert [step["text"] for step in answer["history"]] == [
        "已制作通知，收件人：平江县合成示范局。",
        "第1次投递失败（渠道：smtp）：服务器无响应。下次投递：2026-03-02 12:01:00。",
        "第2次投递成功（渠道：smtp）。",
    ]


async def test_a_receipt_is_recorded_and_shown(client: httpx.AsyncClient, unit: str) -> None:
    answer = await client.post(f"{unit}/receipts", json=RECEIPT, headers=headers("1"))
    assert answer.status_code == 201
    assert answer.json()["state"] == "served"
    shown = (await client.get(unit)).json()
    assert shown["receipt"]["method_text"] == "直接送达"
    assert shown["receipt"]["recorded_by"] == "经办甲"
    assert shown["history"][-1]["text"].startswith("登记送达回执：2026年3月2日以直接送达的方式送达李合成")


@pytest.mark.parametrize(
    "proof", ["回证1号，电话 13800000000", "张合成 430602199001011234", "见 someone@example.invalid"]
)
async def test_a_proof_that_holds_a_person_s_number_or_address_is_refused(
    client: httpx.AsyncClient, unit: str, proof: str
) -> None:
    answer = await client.post(f"{unit}/receipts", json={**RECEIPT, "proof": proof}, headers=headers("1"))
    assert answer.status_code == 422
    (error,) = answer.json()["errors"]
    assert error["field"] == "proof"
    assert "只填写送达回证编号" in error["message"]


async def test_a_repeated_request_is_answered_as_the_first(client: httpx.AsyncClient, unit: str) -> None:
    first = await client.post(f"{unit}/receipts", json=RECEIPT, headers=headers("1"))
    again = await client.post(f"{unit}/receipts", json=RECEIPT, headers=headers("1"))
    assert (again.status_code, again.json()) == (201, first.json())
    assert len((await client.get(unit)).json()["history"]) == 2


@pytest.mark.parametrize(("served_on", "said"), [("2026-02-28", "早于问责决定的日期"), ("2026-03-03", "晚于今天")])
async def test_a_refusal_carries_its_clause(client: httpx.AsyncClient, unit: str, served_on: str, said: str) -> None:
    answer = await client.post(f"{unit}/receipts", json={**RECEIPT, "served_on": served_on}, headers=headers("1"))
    assert answer.status_code == 409
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["clause"] == "accountability:10.3"
    assert said in answer.json()["detail"]


async def test_a_failed_notice_is_sent_again(client: httpx.AsyncClient, notifier: Any, unit: str) -> None:
    notifier.mail.failures = [DeliveryFailed("没有这个收件人", permanent=True)]
    await notifier.deliver()
    answer = await client.post(f"{unit}/resend", headers=headers("1"))
    assert (answer.status_code, answer.json()["state"]) == (202, "due")


async def test_a_notice_under_way_is_not_sent_again(client: httpx.AsyncClient, unit: str) -> None:
    answer = await client.post(f"{unit}/resend", headers=headers("1"))
    assert (answer.status_code, answer.json()["clause"]) == (409, "accountability:10.3")


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", ""), ("POST", "/receipts"), ("POST", "/resend")],
)
async def test_an_unknown_notice_is_not_found(client: httpx.AsyncClient, method: str, path: str) -> None:
    answer = await client.request(method, f"/v1/notices/unknown{path}", json=RECEIPT, headers=headers("1"))
    assert answer.status_code == 404
    assert "请核对编号" in answer.json()["detail"]


@pytest.mark.parametrize("path", ["/receipts", "/resend"])
async def test_who_acts_must_name_the_request(client: httpx.AsyncClient, unit: str, path: str) -> None:
    answer = await client.post(f"{unit}{path}", json=RECEIPT)
    assert answer.status_code in {400, 422}
    assert answer.json()["errors"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"method": "carrier-pigeon"},
        {"served_on": "yesterday"},
        {"served_on": 1772409600},
        {"served_on": "1948-12-31"},
        {"received_by": None},
        {"unknown": 1},
    ],
)
async def test_a_receipt_of_the_wrong_shape_is_answered_field_by_field(
    client: httpx.AsyncClient, unit: str, wrong: dict[str, Any]
) -> None:
    answer = await client.post(f"{unit}/receipts", json={**RECEIPT, **wrong}, headers=headers("1"))
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == next(iter(wrong))


async def test_statistics_tell_what_is_served_and_what_is_not(
    client: httpx.AsyncClient, notifier: Any, unit: str
) -> None:
    await client.post(f"{unit}/receipts", json=RECEIPT, headers=headers("1"))
    await notifier.deliver()
    await notifier.catch_up()
    answer = (await client.get("/v1/statistics")).json()
    assert answer["total"] == 2
    assert answer["by_state"] == {"served": 1, "delivered": 1}
    assert answer["service"] == {
        "unit": {"served": 1, "not_served": 0},
        "subject": {"served": 0, "not_served": 1},
    }


async def test_the_interface_is_described(client: httpx.AsyncClient) -> None:
    document = (await client.get("/openapi.json")).json()
    validate(document)
    assert {"/v1/notices", "/v1/notices/{notice_id}", "/v1/statistics"} <= document["paths"].keys()


async def test_a_notice_is_for_its_county_and_a_receipt_for_those_who_serve(
    client: httpx.AsyncClient, unit: str
) -> None:
    neighbour = bearer("邻县送达人", Role.SERVER, counties=("430602",))
    onlooker = bearer("组织部门", Role.ORGANISATION_DEPARTMENT)
    for by, policy in ((neighbour, "nobody-acts-outside-their-counties"), (onlooker, "nothing-permits")):
        for answer in (
            await client.get(unit, headers=by),
            await client.get("/v1/notices", headers=by),
            await client.get("/v1/notices?county=平江县", headers=by),
            await client.post(f"{unit}/receipts", json=RECEIPT, headers={**headers("r"), **by}),
            await client.post(f"{unit}/resend", headers={**headers("s"), **by}),
        ):
            assert (answer.status_code, answer.json()["policy"]) == (403, policy)
    assert (await client.get(unit)).json()["state"] == "due"


async def test_a_county_lists_its_own_notices(client: httpx.AsyncClient) -> None:
    own = bearer("平江县经办人", Role.HANDLER, counties=("430626",))
    assert (await client.get("/v1/notices?county=平江县", headers=own)).json()["total"] == 2
    assert (await client.get("/v1/notices?county=430602")).json()["total"] == 0
    assert (await client.get("/v1/notices?county=长沙市")).status_code == 422
