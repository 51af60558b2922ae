"""A second replica comes while the first is inside a batch: nothing lost, nothing twice, each stream in its order."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from typing import Any
from uuid import uuid4

import pytest

from wenze.bus.connection import producer
from wenze.bus.consumers import reader
from wenze.bus.lanes import LARGE_BATCH
from wenze.bus.publisher import KafkaPublisher
from wenze.bus.settings import KafkaSettings
from wenze.bus.subscription import Subscription
from wenze.bus.topics import create_missing
from wenze.contracts.clues import ClueHeld
from wenze.contracts.envelope import Envelope
from wenze.contracts.golden import example_of
from wenze.contracts.topics import Topic
from wenze.journal.memory import InMemoryJournal
from wenze.service.watch import ServiceWatch
from wenze.telemetry import Metrics
from wenze.testing.clock import FixedClock
from wenze.testing.counter import CODEC, Counted, Full, counting, evolve, messages_of
from wenze.testing.journal import in_memory_store

pytestmark = [pytest.mark.embedded, pytest.mark.timeout(90)]
NOW = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
STREAMS = 24
LATE = 3
"""Messages of each stream that come later."""


def _name(stream: int, number: int) -> str:
    return f"stream-{stream:02}-message-{number}"


def _envelope(stream: int, number: int) -> Envelope:
    message = ClueHeld.model_validate({**example_of(ClueHeld), "clue_id": f"{stream:02}"})
    return Envelope(_name(stream, number), "test", f"clue:{stream:02}", NOW, "r", "c", message)


def _one_more(state: int | None) -> tuple[Counted, ...]:
    return (Counted((state or 0) + 1),)


class Replica:
    """Applies each message once to the stream it is about, in a journal that all replicas share. One that is held stays
    inside its first batch until it is let go."""

    def __init__(self, journal: InMemoryJournal, *, held: bool = False) -> None:
        self.seen: list[str] = []
        self.inside = asyncio.Event()
        self.let_go = asyncio.Event()
        if not held:
            self.let_go.set()
        self._store, _ = in_memory_store("clue", CODEC, evolve, Full, messages_of, FixedClock(NOW), journal)

    async def process(self, envelopes: Sequence[Envelope]) -> None:
        self.seen += [envelope.id for envelope in envelopes]
        self.inside.set()
        await self.let_go.wait()
        await self._store.on_messages([counting(each.subject, each.id, _one_more) for each in envelopes])


class Group:
    """A topic with four partitions, and replicas that share it."""

    def __init__(self, settings: KafkaSettings, topic: Topic, publisher: KafkaPublisher) -> None:
        self.journal = InMemoryJournal()
        self._settings = settings
        self._topic = topic
        self._publisher = publisher

    async def send(self, numbers: Sequence[int]) -> None:
        await self._publisher.publish([_envelope(stream, number) for number in numbers for stream in range(STREAMS)])

    @asynccontextmanager
    async def reading(self, replica: Replica) -> AsyncGenerator[None]:
        subscription = Subscription(
            topic=self._topic,
            group=self._topic.name,
            service="test",
            process=replica.process,
            publisher=self._publisher,
            watch=ServiceWatch(Metrics()),
            clock=FixedClock(NOW),
            batch_records=500,
        )
        started = reader(self._settings, "test", subscription)
        await started.start()
        yield
        await started.stop()

    async def causes(self) -> dict[int, list[str]]:
        """What happened to each stream, in the order of its commits."""
        loaded = await self.journal.load([f"clue:{stream:02}" for stream in range(STREAMS)])
        return {int(stream[-2:]): [commit.cause for commit in commits] for stream, commits in loaded.items()}

    async def all_has_happened(self, numbers: Sequence[int]) -> None:
        """Returns when as many commits are there as messages were sent."""
        async with asyncio.timeout(40):
            while sum(map(len, (await self.causes()).values())) < STREAMS * len(numbers):  # noqa: ASYNC110
                await asyncio.sleep(0.05)


@pytest.fixture
async def group(embedded_infrastructure: Any, monkeypatch: pytest.MonkeyPatch) -> AsyncGenerator[Group]:
    settings = KafkaSettings(
        bootstrap=embedded_infrastructure.kafka_bootstrap,
        idempotent=embedded_infrastructure.idempotent,
        session_timeout_ms=3_000,
        fetch_max_wait_ms=20,
        create_topics=True,
        partitions=4,
        replication_factor=1,
    )
    topic = Topic(f"clues-{uuid4().hex[:8]}", (ClueHeld,), "test", ("test",), "测试")
    monkeypatch.setattr(ClueHeld, "topic", topic.name)
    await create_missing(settings, [topic], "test")
    publisher = KafkaPublisher(partial(producer, settings, "test"))
    await publisher.start()
    yield Group(settings, topic, publisher)
    await publisher.stop()


@pytest.mark.parametrize("early", [1, pytest.param(3 + 2 * LARGE_BATCH // STREAMS, id="a large batch in lanes")])
async def test_a_rebalance_inside_a_batch_loses_nothing_and_does_nothing_twice(group: Group, early: int):
    numbers = range(early + LATE)
    first, second = Replica(group.journal, held=True), Replica(group.journal)
    await group.send(numbers[:early])
    async with group.reading(first):
        await asyncio.wait_for(first.inside.wait(), 30)
        async with group.reading(second):
            await asyncio.wait_for(second.inside.wait(), 30)
            await group.send(numbers[early:])
            first.let_go.set()
            await group.all_has_happened(numbers)
    assert set(first.seen) & set(second.seen), "the second replica was given what the first was working on"
    assert await group.causes() == {stream: [_name(stream, number) for number in numbers] for stream in range(STREAMS)}
