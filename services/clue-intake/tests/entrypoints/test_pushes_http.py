"""`/v1/feeds/{feed}`: pushes of other offices' systems."""

import json
from datetime import UTC, datetime
from typing import Any

import httpx
from standardwebhooks import Webhook

from clue_intake.entrypoints.http.examples import PUSHED


async def push(http: httpx.AsyncClient, secret: str, entry: Any, feed: str = "audit", push_id: str = "1") -> Any:
    body = json.dumps(entry, ensure_ascii=False)
    now = datetime.now(UTC)
    headers = {
        "webhook-id": push_id,
        "webhook-timestamp": str(int(now.timestamp())),
        "webhook-signature": Webhook(secret).sign(push_id, now, body),
    }
    return await http.post(f"/v1/feeds/{feed}", content=body.encode(), headers=headers)


async def test_a_signed_entry_becomes_a_clue(http: httpx.AsyncClient, secret: str) -> None:
    answer = await push(http, secret, PUSHED)
    assert answer.status_code == 202
    assert answer.json()["status"] == "admitted"
    shown = (await http.get(f"/v1/clues/{answer.json()['clue_id']}")).json()
    assert shown["history"][0]["by"] == "feed:audit"


async def test_the_same_push_again_is_given_the_same_answer(http: httpx.AsyncClient, secret: str) -> None:
    first = await push(http, secret, PUSHED)
    assert (await push(http, secret, PUSHED)).content == first.content
    assert (await push(http, secret, PUSHED, push_id="2")).json()["status"] == "duplicate"


async def test_an_unsigned_entry_is_refused(http: httpx.AsyncClient) -> None:
    answer = await http.post("/v1/feeds/audit", json=PUSHED)
    assert answer.status_code == 401
    assert "webhook-signature" in answer.json()["detail"]


async def test_an_unknown_feed_is_refused(http: httpx.AsyncClient, secret: str) -> None:
    answer = await push(http, secret, PUSHED, feed="weather")
    assert answer.status_code == 401
    assert "没有配置" in answer.json()["detail"]


async def test_an_entry_that_cannot_be_understood_is_told_by_its_columns(http: httpx.AsyncClient, secret: str) -> None:
    answer = await push(http, secret, PUSHED | {"移送日期": "去年"})
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["field"] == "移送日期"


async def test_what_is_no_entry_is_told(http: httpx.AsyncClient, secret: str) -> None:
    assert (await push(http, secret, [PUSHED])).status_code == 400
