"""The whole case engine on a real broker and a real database."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from typing import Any

import httpx
import pytest

from case_engine.bootstrap import build
from case_engine.entrypoints.http import action_examples
from case_engine.settings import Settings
from embedded_stack.components import infrastructure
from embedded_stack.settings import EmbeddedSettings
from embedded_stack.stack import EmbeddedStack
from wenze.contracts.clues import ClueAdmitted
from wenze.contracts.envelope import Envelope
from wenze.contracts.golden import example_of
from wenze.contracts.message import Message
from wenze.contracts.notices import ReceiptRecorded
from wenze.contracts.topics import CASES, TOPICS
from wenze.service.runtime import Runtime
from wenze.service.settings import ServiceSettings
from wenze.testing.embedded import connections
from wenze.testing.identity import bearer

pytestmark = [pytest.mark.embedded, pytest.mark.timeout(110)]

CLUE = ClueAdmitted.model_validate(
    {**example_of(ClueAdmitted), "clue_id": "5f0c", "received_on": "2026-03-01", "admitted_on": "2026-03-02"}
)
STEPS = {
    "approve-start": action_examples.APPROVE_START,
    "record-findings": action_examples.RECORD_FINDINGS,
    "propose-opinion": action_examples.PROPOSE_OPINION,
    "record-hearing": action_examples.RECORD_HEARING,
    "record-approval": action_examples.RECORD_APPROVAL,
    "decide": action_examples.DECIDE,
    "issue-letter": action_examples.ISSUE_LETTER,
    "enter-into-force": action_examples.ENTER_INTO_FORCE,
}


@asynccontextmanager
async def running(stack: EmbeddedSettings) -> AsyncGenerator[httpx.AsyncClient]:
    """The case engine, asked over HTTP."""
    application = build(
        Settings.model_validate(connections(stack.kafka_address, stack.mongo_address, idempotent=stack.idempotent))
    )
    transport = httpx.ASGITransport(application)
    async with (
        application.state.runtime.running(application),
        httpx.AsyncClient(transport=transport, base_url="http://case-engine", headers=bearer("合成")) as client,
    ):
        yield client


class OtherServices:
    """The services that keep the other topics: one sends, one reads what the case engine tells."""

    def __init__(self, stack: EmbeddedSettings) -> None:
        kept = ServiceSettings.model_validate(
            connections(stack.kafka_address, stack.mongo_address, idempotent=stack.idempotent)
        )
        keepers = sorted({topic.keeper for topic in TOPICS} - {"case-engine"})
        self.runtimes = [Runtime(keeper, kept, lambda _: []) for keeper in keepers]
        self.told: dict[str, Message] = {}
        self.runtimes[0].subscribe(CASES, self._read)

    async def _read(self, envelopes: Any) -> None:
        self.told |= {envelope.id: envelope.message for envelope in envelopes}

    def decisions_in_force(self) -> list[Message]:
        return [each for each in self.told.values() if each.type_name() == "wenze.case.decision-in-force.v1"]

    async def heard_of_a_decision(self) -> bool:
        return bool(self.decisions_in_force())

    async def send(self, message: Message, identity: str) -> None:
        """The broker may still be making its topics."""
        runtime = self.runtimes[0]
        envelope = Envelope(
            identity, "test", f"test:{message.aggregate}", runtime.clock.now(), "correlation", "cause", message
        )

        async def sent() -> bool:
            try:
                await runtime.publisher.publish([envelope])
            except Exception:  # noqa: BLE001 - not connected yet, or no topic yet
                return False
            return True

        await until(sent)


@asynccontextmanager
async def others_beside(stack: EmbeddedSettings) -> AsyncGenerator[OtherServices]:
    others = OtherServices(stack)
    async with AsyncExitStack() as exits:
        for runtime in others.runtimes:
            await exits.enter_async_context(runtime.running(None))
        yield others


async def until(holds: Callable[[], Awaitable[bool]], seconds: float = 40) -> None:
    async with asyncio.timeout(seconds):
        while not await holds():  # noqa: ASYNC110 - the condition is another process's state
            await asyncio.sleep(0.05)


async def act(client: httpx.AsyncClient, action: str) -> dict[str, Any]:
    headers = {**bearer(f"合成{action}"), "Idempotency-Key": action}
    response = await client.post(f"/v1/cases/case-5f0c/{action}", json=STEPS[action], headers=headers)
    assert response.status_code == 200, response.text
    return response.json()


def answers(client: httpx.AsyncClient, path: str, right: Callable[[Any], bool]) -> Callable[[], Awaitable[bool]]:
    async def asked() -> bool:
        response = await client.get(path)
        return response.status_code == 200 and right(response.json())

    return asked


async def test_an_admitted_clue_becomes_one_decision_in_force_and_its_receipts_come_home(
    stack_settings: EmbeddedSettings,
) -> None:
    stack = stack_settings
    async with EmbeddedStack(stack, infrastructure(stack)), others_beside(stack) as others:
        async with running(stack) as client:
            await others.send(CLUE, "clue-1")
            await until(answers(client, "/v1/cases/case-5f0c", lambda case: case["state"] == "start-proposed"))
            for action in STEPS:
                await act(client, action)
            await others.send(receipt("unit"), "receipt-unit")
        async with running(stack) as client:  # another process takes over, and everything is told once more
            await others.send(CLUE, "clue-1")
            await act(client, "enter-into-force")
            await others.send(receipt("unit"), "receipt-unit")
            await others.send(receipt("subject"), "receipt-subject")
            await until(answers(client, "/v1/cases/case-5f0c", lambda case: len(case["proceedings"][0]["served"]) == 2))
            await until(answers(client, "/v1/cases?state=in-force", lambda page: page["total"] == 1))
            await until(answers(client, "/v1/statistics", lambda counted: counted["total"] == 1))
            statistics = (await client.get("/v1/statistics")).json()
            case = (await client.get("/v1/cases/case-5f0c")).json()
            await until(others.heard_of_a_decision)
        in_force = others.decisions_in_force()
    assert len(in_force) == 1
    assert case["version"] == 11
    assert {each["measure"]: each["count"] for each in statistics["decisions_by_measure"] if each["count"]} == {
        "admonition-talk": 1
    }


def receipt(recipient: str) -> ReceiptRecorded:
    return ReceiptRecorded.model_validate(
        {
            "county": CLUE.county,
            "notice_id": f"notice-{recipient}",
            "case_id": "case-5f0c",
            "recipient": recipient,
            "decision_id": "case-5f0c-1",
            "served_on": "2026-03-16",
            "method": "direct",
            "proof": "合成回执",
        }
    )
