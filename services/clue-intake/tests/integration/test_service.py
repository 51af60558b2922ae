"""From a submission to the bus, the list and the figures, on a real broker and database."""

import json
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest
from aiokafka import AIOKafkaConsumer

from clue_intake.entrypoints.http.bodies import EXAMPLE
from wenze.bus.connection import producer
from wenze.bus.dead_letters import listed
from wenze.bus.publisher import KafkaPublisher, Record
from wenze.contracts.envelope import Envelope, encode
from wenze.contracts.feeds import FeedSubmitted
from wenze.contracts.topics import FEEDS
from wenze.identity import Role
from wenze.mongo.database import Mongo
from wenze.testing.identity import bearer

pytestmark = [pytest.mark.embedded, pytest.mark.timeout(110)]

SECRETS = ("甄合成", "10000001234", "合成备注")
HEADER = "信访编号,来信来访日期,问题属地,信访人姓名,联系电话,反映内容,是否有事实依据,是否影响较大"
FILE = (
    f"{HEADER}\n合成-A,2026-02-01,平江县,甄合成,10000001234,我是甄合成,是,是\n"
    "合成-B,2026-02-01,平江县,甄合成,10000001234,内容,是,\n合成-C,去年,平江县,甄合成,10000001234,内容,是,是\n"
).encode()
FEED = {
    "county": "430626",
    "feed": "合成来源",
    "external_id": "合成-F",
    "source": "major-incident",
    "received_on": "2026-02-01",
    "title": "合成事故",
    "admission": {"major": True},
}


def submission(number: int) -> dict[str, Any]:
    return EXAMPLE | {
        "external_id": f"合成-{number}",
        "title": "甄合成反映积水",
        "content": "电话 100-0000-1234",
        "informant": {"name": "甄合成", "phone": "10000001234", "note": "合成备注"},
    }


async def post(http: httpx.AsyncClient, key: str, body: dict[str, Any]) -> httpx.Response:
    return await http.post("/v1/clues", json=body, headers={"Idempotency-Key": key})


async def send_feeds(settings: Any, *, with_informant: bool) -> None:
    envelope = Envelope(
        id=f"合成-{with_informant}",
        source="test-feed",
        subject="s",
        time=datetime.now(UTC),
        correlation_id="c",
        causation_id="c",
        message=FeedSubmitted.model_validate(FEED | {"external_id": f"合成-F-{with_informant}"}),
    )
    binary = encode(envelope)
    value = binary.value
    if with_informant:
        value = value.replace(b'{"county"', '{"informant":{"name":"甄合成"},"county"'.encode(), 1)
    publisher = KafkaPublisher(lambda: producer(settings, "test"))
    await publisher.start()
    await publisher.send([Record("feeds", b"k", value, tuple(binary.headers.items()))])
    await publisher.stop()


async def topic_text(bootstrap: str, topic: str) -> str:
    consumer = AIOKafkaConsumer(topic, bootstrap_servers=bootstrap, auto_offset_reset="earliest", group_id=None)
    await consumer.start()
    try:
        batches = await consumer.getmany(timeout_ms=2_000)
    finally:
        await consumer.stop()
    records = [record for batch in batches.values() for record in batch]
    return "\n".join(f"{record.headers} {json.loads(record.value or b'null')}" for record in records)


async def stored_texts(url: str, name: str) -> dict[str, str]:
    """All that each collection of the database holds."""
    mongo = Mongo(url, name, retry_writes=False, timeout_ms=2_000)
    try:
        names = await mongo.database.list_collection_names()
        return {each: str(await mongo.database[each].find({}).to_list(None)) for each in names}
    finally:
        mongo.close()


async def opened(http: httpx.AsyncClient, clue_id: str) -> str:
    """The informant's name as the one person sees it for whom the custodian has approved it."""
    requests = f"/v1/clues/{clue_id}/informant-requests"
    asked = {"reason": "当面核实（合成）", "hours": 1}
    answer = await http.post(requests, json=asked, headers={"Idempotency-Key": "ask"})
    path = f"{requests}/{answer.json()['request_id']}"
    custodian = {"Idempotency-Key": "approve", **bearer("合成保管人", Role.INFORMANT_CUSTODIAN)}
    await http.post(f"{path}/approval", json={"reason": "确有必要（合成）"}, headers=custodian)
    return (await http.get(f"{path}/informant")).json()["informants"][0]["name"]


async def propose(http: httpx.AsyncClient, key: str, name: str) -> str:
    """What the organisation department is told of a transfer that the accused proposes."""
    body = {
        "kind": "transfer",
        "county": "430602",
        "proposed_on": "2026-03-20",
        "target": {"name": name},
        "proposed_by": [{"name": "张样例"}],
    }
    headers = {"Idempotency-Key": key, **bearer("合成干部科", Role.ORGANISATION_DEPARTMENT)}
    answer = await http.post("/v1/personnel-proposals", json=body, headers=headers)
    assert answer.status_code == 201
    return answer.text


async def alerts(http: httpx.AsyncClient) -> list[dict[str, Any]]:
    """The retaliation alerts as the custodian reads them: one for each clue of the informant."""
    custodian = bearer("合成保管人", Role.INFORMANT_CUSTODIAN)
    answer = await http.get("/v1/retaliation-alerts", params={"since": "2026-03-01"}, headers=custodian)
    assert answer.json()["unwatched"] == answer.json()["unreadable"] == 0
    return answer.json()["items"]


async def test_what_was_acknowledged_is_published_listed_and_counted_and_no_informant_leaves(
    embedded_infrastructure: Any, running: Any, kafka_settings: Any, until: Any, database: str, capsys: Any
) -> None:
    bootstrap, url = embedded_infrastructure.kafka_bootstrap, embedded_infrastructure.mongo_url
    async with running(bootstrap, url) as http:
        answers = [
            await post(http, "1", submission(1)),
            await post(http, "1", submission(1)),
            await post(http, "2", submission(1)),
            await post(http, "3", submission(2) | {"admission": {}}),
        ]
        assert [answer.json()["status"] for answer in answers] == ["admitted", "admitted", "duplicate", "held"]
        imported = await http.post(
            "/v1/imports/petition", files={"file": ("甄合成.csv", FILE)}, headers={"Idempotency-Key": "4"}
        )
        report = imported.json()
        assert (report["admitted"], report["held"], len(report["rejected"])) == (1, 1, 1)
        await send_feeds(kafka_settings(bootstrap), with_informant=False)
        await send_feeds(kafka_settings(bootstrap), with_informant=True)

        async def all_counted() -> bool:
            figures = (await http.get("/v1/statistics")).json()
            return figures["total"] == {"acknowledged": 6, "admitted": 3, "held": 2, "duplicate": 1, "self_found": 0}

        async def one_dead_letter() -> bool:
            return len(await listed(kafka_settings(bootstrap), FEEDS)) == 1

        await until(all_counted)
        await until(one_dead_letter)
        assert await opened(http, answers[0].json()["clue_id"]) == "甄合成"
        receipts = [await propose(http, "hit", "甄合成"), await propose(http, "miss", "李别人")]
        assert [alert["target"]["name"] for alert in await alerts(http)] == ["甄合成"] * 2
        seen = [
            (await http.get("/v1/clues")).text,
            (await http.get(f"/v1/clues/{answers[0].json()['clue_id']}")).text,
            (await http.get("/v1/imports")).text,
            (await http.get("/metrics")).text,
            imported.text,
            *receipts,
        ]
    kept = {
        "topic": await topic_text(bootstrap, "clues"),
        "dead letters": await topic_text(bootstrap, "feeds.dlq"),
        "log": capsys.readouterr().out,
    }
    stored = await stored_texts(url, database)
    assert "〔举报人〕反映积水" in seen[0]
    assert "合成" in kept["topic"]
    assert "合成" in kept["dead letters"]
    assert "〔举报人〕反映积水" in stored["journal"]
    assert "/informant'" in stored["accesses"]
    assert [secret for secret in SECRETS for text in (*seen, *kept.values(), *stored.values()) if secret in text] == []


async def test_a_clue_is_admitted_in_the_list_after_it_was_completed(
    embedded_infrastructure: Any, running: Any, until: Any
) -> None:
    async with running(embedded_infrastructure.kafka_bootstrap, embedded_infrastructure.mongo_url) as http:
        clue_id = (await post(http, "1", submission(9) | {"admission": {}})).json()["clue_id"]
        completed = {"factual_basis": True, "considerable_impact": True}
        await http.patch(f"/v1/clues/{clue_id}/admission", json=completed)

        async def is_listed_as_admitted() -> bool:
            page = (await http.get("/v1/clues", params={"status": "admitted", "county": "岳阳楼区"})).json()
            return [item["clue_id"] for item in page["items"]] == [clue_id]

        await until(is_listed_as_admitted)
