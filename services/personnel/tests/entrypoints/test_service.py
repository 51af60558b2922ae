"""The whole service on a real broker and a real database."""

import asyncio
import os
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from time import perf_counter
from typing import Any

import httpx
import pytest

from embedded_stack.components import infrastructure
from embedded_stack.settings import EmbeddedSettings
from embedded_stack.stack import EmbeddedStack
from personnel.application.roster_columns import COLUMNS
from personnel.bootstrap import build
from personnel.settings import Settings
from wenze.contracts.envelope import Envelope
from wenze.contracts.personnel import EffectsRecorded
from wenze.contracts.topics import PERSONNEL, TOPICS
from wenze.service.runtime import Runtime
from wenze.service.settings import ServiceSettings
from wenze.testing.embedded import connections
from wenze.testing.identity import bearer

pytestmark = [pytest.mark.embedded, pytest.mark.timeout(110)]

CADRES = 2_000
PROMOTION = {"action": "promotion", "on": "2026-06-01", "level": "section"}


@asynccontextmanager
async def running(stack: EmbeddedSettings) -> AsyncGenerator[httpx.AsyncClient]:
    """The service, asked over HTTP."""
    application = build(
        Settings.model_validate(
            connections(stack.kafka_address, stack.mongo_address, idempotent=stack.idempotent, timeout_ms=5_000)
        )
    )
    transport = httpx.ASGITransport(application)
    async with (
        application.state.runtime.running(application),
        httpx.AsyncClient(
            transport=transport, base_url="http://personnel", headers=bearer("合成"), timeout=60
        ) as client,
    ):
        yield client


class Neighbours:
    """The services that keep the other topics: one sends for the case engine, one hears as the notifier."""

    def __init__(self, runtimes: dict[str, Runtime]) -> None:
        self._runtimes = runtimes
        self.heard: list[Envelope] = []
        runtimes["notifier"].subscribe(PERSONNEL, self._hear)

    async def _hear(self, envelopes: Any) -> None:
        self.heard.extend(envelopes)

    async def send(self, *envelopes: Envelope) -> None:
        """The broker may still be making its topics."""

        async def sent() -> bool:
            try:
                await self._runtimes["case-engine"].publisher.publish(envelopes)
            except Exception:  # noqa: BLE001 - not connected yet, or no topic yet
                return False
            return True

        await until(sent)


@asynccontextmanager
async def neighbours(stack: EmbeddedSettings) -> AsyncGenerator[Neighbours]:
    kept = ServiceSettings.model_validate(
        connections(stack.kafka_address, stack.mongo_address, idempotent=stack.idempotent, timeout_ms=5_000)
    )
    names = {topic.keeper for topic in TOPICS} - {"personnel"}
    runtimes = {name: Runtime(name, kept, lambda _: []) for name in sorted(names)}
    made = Neighbours(runtimes)
    async with AsyncExitStack() as exits:
        for runtime in runtimes.values():
            await exits.enter_async_context(runtime.running(None))
        yield made


async def until(holds: Callable[[], Awaitable[bool]], seconds: float = 40, pause: float = 0.05) -> None:
    async with asyncio.timeout(seconds):
        while not await holds():  # noqa: ASYNC110 - the condition is another process's state
            await asyncio.sleep(pause)


def roster(cadres: int) -> bytes:
    """A synthetic roster of so many cadres."""
    example = {column.heading: column.example for column in COLUMNS}
    rows = [
        list((example | {"干部编号": f"HC-{number:04}", "姓名": f"合成{number}"}).values())
        for number in range(1, cadres + 1)
    ]
    return "\n".join(",".join(row) for row in (list(example), *rows)).encode()


async def send_roster(client: httpx.AsyncClient, key: str, cadres: int) -> dict[str, Any]:
    headers = {"Idempotency-Key": key, "Content-Type": "text/csv"}
    answer = await client.post("/v1/roster/imports", content=roster(cadres), headers=headers)
    assert answer.status_code == 201, answer.text
    return answer.json()


async def ready(client: httpx.AsyncClient) -> None:
    async def is_ready() -> bool:
        return (await client.get("/readyz")).status_code == 200

    await until(is_ready)


async def test_a_roster_and_decisions_become_ledgers_answers_lists_and_messages(
    stack_settings: EmbeddedSettings, examples
) -> None:
    stack = stack_settings
    decisions = [examples.decision([examples.effect()], f"D-{number}") for number in (1, 2)]
    in_force = [examples.decision_in_force(each, f"HC-000{number}") for number, each in enumerate(decisions, 1)]
    nobody = examples.decision_in_force(examples.decision(decision_id="D-9"), cadre_id="", message_id="poison")
    async with EmbeddedStack(stack, infrastructure(stack)), neighbours(stack) as others:
        async with running(stack) as client:
            await ready(client)
            await send_roster(client, "roster-1", 10)
            await others.send(in_force[0], nobody, in_force[1])
            await until(lambda: listed(client, {"with_effects_on": "2026-06-01"}, ["HC-0001", "HC-0002"]))
        async with running(stack) as client:  # another process takes over, and everything is told once more
            await ready(client)
            await others.send(*in_force)
            await until(lambda: told_again(others))
            answer = (await client.get("/v1/cadres/HC-0001/eligibility", params=PROMOTION)).json()
            ledger = (await client.get("/v1/cadres/HC-0001/ledger")).json()
            statistics = (await client.get("/v1/statistics", params={"on": "2026-06-01"})).json()
    assert (answer["eligible"], answer["registered"]) == (False, True)
    assert [decision["decision_id"] for decision in ledger["decisions"]] == ["D-1"]
    assert (statistics["cadres"], statistics["unregistered"]) == (10, 0)
    bans = {each["effect"]: each["cadres"] for each in statistics["effects_in_force"]}
    assert bans["promotion-ban"] == 2
    assert len({envelope.id for envelope in effects_heard(others)}) == 2


async def listed(client: httpx.AsyncClient, params: dict[str, str], found: list[str]) -> bool:
    answer = (await client.get("/v1/cadres", params=params)).json()
    return [item["cadre_id"] for item in answer["items"]] == found


def effects_heard(others: Neighbours) -> list[Envelope]:
    return [envelope for envelope in others.heard if isinstance(envelope.message, EffectsRecorded)]


async def told_again(others: Neighbours) -> bool:
    return len(effects_heard(others)) == 4


async def test_a_roster_of_two_thousand_is_imported_in_seconds_and_again_changes_nothing(
    stack_settings: EmbeddedSettings,
) -> None:
    stack = stack_settings
    async with EmbeddedStack(stack, infrastructure(stack)), neighbours(stack), running(stack) as client:
        await ready(client)
        started = perf_counter()
        first = await send_roster(client, "roster-1", CADRES)
        seconds = perf_counter() - started
        again = await send_roster(client, "roster-2", CADRES)
        await until(lambda: all_listed(client), pause=0.5)
        cadre = (await client.get("/v1/cadres/HC-2000")).json()
    print(f"{CADRES} roster lines in {seconds:.2f} s on {os.cpu_count()} cores")  # noqa: T201
    assert first["registered"] == CADRES
    assert again["unchanged"] == CADRES
    assert cadre["version"] == 1
    assert seconds < 20


async def all_listed(client: httpx.AsyncClient) -> bool:
    return (await client.get("/v1/cadres")).json()["total"] == CADRES
