"""The whole notifier on a real broker, a real database and a real mail server."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest

from embedded_stack.components import infrastructure
from embedded_stack.settings import EmbeddedSettings
from embedded_stack.stack import EmbeddedStack
from notifier.bootstrap import build
from notifier.domain.recipient import Recipient, notice_id
from notifier.settings import Settings
from wenze.contracts.cases import CaseStartProposed
from wenze.contracts.envelope import Envelope
from wenze.contracts.golden import example_of
from wenze.contracts.message import Message
from wenze.contracts.personnel import EffectsRecorded
from wenze.contracts.topics import TOPICS
from wenze.service.runtime import Runtime
from wenze.service.settings import ServiceSettings
from wenze.testing.embedded import connections
from wenze.testing.identity import bearer

pytestmark = [pytest.mark.embedded, pytest.mark.timeout(110)]

EFFECTS = EffectsRecorded.model_validate(example_of(EffectsRecorded))
START = CaseStartProposed.model_validate(example_of(CaseStartProposed))
BOOK = """类别,县市区,名称,电子邮箱
经办,430602,岳阳楼区问责办(合成),office@example.invalid
单位,430602,合成县某局,unit@example.invalid
"""


def settings(stack: EmbeddedSettings, folder: Path, mail_port: int) -> Settings:
    book = folder / "book.csv"
    book.write_text(BOOK, encoding="utf-8")
    return Settings.model_validate(
        {
            **connections(stack.kafka_address, stack.mongo_address, idempotent=stack.idempotent),
            "data_folder": folder,
            "address_book": book,
            "smtp": {"host": "127.0.0.1", "port": mail_port, "security": "none", "sender": "office@example.invalid"},
            "delivery": {"first_wait_seconds": 0.2, "pause_seconds": 0.05},
        }
    )


@asynccontextmanager
async def running(service_settings: Settings) -> AsyncGenerator[httpx.AsyncClient]:
    """The notifier, asked over HTTP."""
    application = build(service_settings)
    transport = httpx.ASGITransport(application)
    async with (
        application.state.runtime.running(application),
        httpx.AsyncClient(transport=transport, base_url="http://notifier", headers=bearer("经办")) as client,
    ):
        yield client


@asynccontextmanager
async def other_services(stack: EmbeddedSettings) -> AsyncGenerator[Runtime]:
    """The services that keep the other topics; one of them sends for all."""
    kept = ServiceSettings.model_validate(
        connections(stack.kafka_address, stack.mongo_address, idempotent=stack.idempotent)
    )
    async with AsyncExitStack() as exits:
        runtimes = [Runtime(keeper, kept, lambda _: []) for keeper in sorted({t.keeper for t in TOPICS} - {"notifier"})]
        for runtime in runtimes:
            await exits.enter_async_context(runtime.running(None))
        yield runtimes[0]


def envelope(runtime: Runtime, message: Message, identity: str) -> Envelope:
    return Envelope(identity, "test", f"test:{message.aggregate}", runtime.clock.now(), "correlation", "cause", message)


async def until(holds: Callable[[], Awaitable[bool]], seconds: float = 40) -> None:
    async with asyncio.timeout(seconds):
        while not await holds():  # noqa: ASYNC110 - the condition is another process's state
            await asyncio.sleep(0.05)


async def publish(runtime: Runtime) -> None:
    """The broker may still be making its topics."""
    messages = [envelope(runtime, START, "message-1"), envelope(runtime, EFFECTS, "message-2")]

    async def sent() -> bool:
        try:
            await runtime.publisher.publish(messages)
        except Exception:  # noqa: BLE001 - not connected yet, or no topic yet
            return False
        return True

    await until(sent)


async def test_a_decision_is_told_by_mail_and_on_paper_served_by_receipt_and_never_told_again(
    stack_settings: EmbeddedSettings, tmp_path: Path, mail_server: Any
) -> None:
    stack = stack_settings
    service_settings = settings(stack, tmp_path, mail_server.port)
    async with EmbeddedStack(stack, infrastructure(stack)), other_services(stack) as others:
        async with running(service_settings) as client:

            async def all_delivered() -> bool:
                answer = await client.get("/v1/notices", params={"state": "delivered"})
                return answer.status_code == 200 and answer.json()["total"] == 3

            await publish(others)
            await until(all_delivered)
            await receive(client, notice_id(EFFECTS.decision_id, Recipient.SUBJECT))
        async with running(service_settings) as client:  # another process takes over; everything is told once more
            await publish(others)

            async def served_and_listed() -> bool:
                answer = await client.get("/v1/statistics")
                return answer.status_code == 200 and answer.json()["by_state"] == {"delivered": 2, "served": 1}

            await until(served_and_listed)
            shown = (await client.get(f"/v1/notices/{notice_id(EFFECTS.decision_id, Recipient.UNIT)}")).json()
    assert shown["attempts"] == 1
    assert sorted(mail_server.recipients) == ["office@example.invalid", "unit@example.invalid"]
    assert [file.name.rpartition("-")[2] for file in outbox(tmp_path)] == ["subject.txt"]


async def receive(client: httpx.AsyncClient, identity: str) -> None:
    body = {"received_by": "合成甲", "method": "direct", "served_on": date.today().isoformat(), "proof": "回证1号"}  # noqa: DTZ011
    headers = {"Idempotency-Key": "receipt-1"}
    answer = await client.post(f"/v1/notices/{identity}/receipts", json=body, headers=headers)
    assert answer.status_code == 201, answer.text


def outbox(folder: Path) -> list[Path]:
    return list((folder / "outbox").iterdir())
