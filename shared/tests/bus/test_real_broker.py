"""Delivery guarantees that only a real broker can show."""

import asyncio
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from faststream.kafka import KafkaBroker
from faststream.kafka.subscriber.usecase import LogicSubscriber

from wenze.bus.connection import admin, producer
from wenze.bus.consumers import reader
from wenze.bus.dead_letters import listed, replay
from wenze.bus.publisher import KafkaPublisher, Record
from wenze.bus.settings import KafkaSettings
from wenze.bus.subscription import Subscription
from wenze.bus.topics import create_missing, create_missing_dead_letters
from wenze.contracts.clues import ClueHeld
from wenze.contracts.envelope import Envelope
from wenze.contracts.golden import example_of
from wenze.contracts.topics import Topic
from wenze.errors import Transient
from wenze.service.watch import ServiceWatch
from wenze.telemetry import Metrics
from wenze.testing.clock import FixedClock

pytestmark = [pytest.mark.embedded, pytest.mark.timeout(60)]
NOW = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)


class Watch(ServiceWatch):
    """Tells when a dead letter was kept."""

    def __init__(self) -> None:
        super().__init__(Metrics())
        self.set_aside = asyncio.Event()

    def dead_lettered(self, topic: str, letters: int) -> None:
        self.set_aside.set()


class Bus:
    """A topic of this test's own on a broker that is shared with other tests."""

    def __init__(self, settings: KafkaSettings, topic: Topic, publisher: KafkaPublisher) -> None:
        self.settings = settings
        self.topic = topic
        self.publisher = publisher
        self.watch = Watch()
        self.group = f"group-{uuid4().hex[:8]}"

    async def send(self, *numbers: int) -> None:
        await self.publisher.publish([self._envelope(number) for number in numbers])

    async def send_garbage(self) -> None:
        await self.publisher.send([Record(self.topic.name, b"key", b"\x00garbage", (("ce_type", b"\xff"),))])

    def _envelope(self, number: int) -> Envelope:
        message = ClueHeld.model_validate({**example_of(ClueHeld), "clue_id": "one"})
        return Envelope(f"id{number}", "test", "clue:one", NOW, "r", "c", message)

    async def forget(self) -> None:
        """As a broker does that keeps its topics in memory."""
        client = admin(self.settings, "test")
        await client.start()
        await client.delete_topics([self.topic.name])
        await client.close()

    @asynccontextmanager
    async def reading(self, process: Callable[[Sequence[Envelope]], object]) -> AsyncGenerator[KafkaBroker]:
        subscription = Subscription(
            topic=self.topic,
            group=self.group,
            service="test",
            process=process,  # type: ignore[arg-type]
            publisher=self.publisher,
            watch=self.watch,
            clock=FixedClock(NOW),
            batch_records=500,
        )
        started = reader(self.settings, "test", subscription)
        await started.start()
        yield started
        await started.stop()


@pytest.fixture
async def bus(embedded_infrastructure: Any, monkeypatch: pytest.MonkeyPatch) -> AsyncGenerator[Bus]:
    settings = KafkaSettings(
        bootstrap=embedded_infrastructure.kafka_bootstrap,
        idempotent=embedded_infrastructure.idempotent,
        session_timeout_ms=2_000,
        fetch_max_wait_ms=20,
        create_topics=True,
        partitions=1,
        replication_factor=1,
    )
    topic = Topic(f"clues-{uuid4().hex[:8]}", (ClueHeld,), "test", ("test",), "测试")
    monkeypatch.setattr(ClueHeld, "topic", topic.name)
    await create_missing(settings, [topic], "test")
    await create_missing_dead_letters(settings, [topic], "test")
    publisher = KafkaPublisher(partial(producer, settings, "test"))
    await publisher.start()
    yield Bus(settings, topic, publisher)
    await publisher.stop()


class Reader:
    """Remembers what it was given, and tells when it has seen enough."""

    def __init__(self, enough: int, error: Exception | None = None) -> None:
        self.seen: list[str] = []
        self.enough = enough
        self.error = error
        self.done = asyncio.Event()

    async def __call__(self, envelopes: Sequence[Envelope]) -> None:
        self.seen.extend(envelope.id for envelope in envelopes)
        if len(self.seen) >= self.enough:
            self.done.set()
        if self.error:
            raise self.error

    async def has_seen_enough(self) -> None:
        await asyncio.wait_for(self.done.wait(), 30)


async def test_messages_sent_before_the_first_reader_came_are_read(bus: Bus):
    await bus.send(1, 2, 3)
    reader = Reader(3)
    async with bus.reading(reader):
        await reader.has_seen_enough()
    assert reader.seen == ["id1", "id2", "id3"]


async def test_a_batch_that_was_not_done_comes_again_to_the_next_reader(bus: Bus):
    await bus.send(1, 2)
    unlucky = Reader(2, Transient("mongodb", "down"))
    async with bus.reading(unlucky):
        await unlucky.has_seen_enough()
    second = Reader(2)
    async with bus.reading(second):
        await second.has_seen_enough()
    assert second.seen == ["id1", "id2"]


async def test_a_batch_that_was_done_does_not_come_again(bus: Bus):
    await bus.send(1)
    first = Reader(1)
    async with bus.reading(first):
        await first.has_seen_enough()
    await bus.send(2)
    second = Reader(1)
    async with bus.reading(second):
        await second.has_seen_enough()
    assert second.seen == ["id2"]


async def test_during_an_outage_the_same_reader_gets_the_batch_again_and_again(bus: Bus):
    await bus.send(1)
    reader = Reader(3, Transient("mongodb", "down"))
    async with bus.reading(reader):
        await reader.has_seen_enough()
    assert set(reader.seen) == {"id1"}


async def test_what_is_sent_to_a_topic_that_was_forgotten_is_read_soon_after_it_was_made_anew(bus: Bus):
    await bus.send(1)
    first, all_of_them = Reader(1), Reader(2)

    async def process(envelopes: Sequence[Envelope]) -> None:
        await first(envelopes)
        await all_of_them(envelopes)

    async with bus.reading(process) as started:
        await first.has_seen_enough()
        await bus.forget()
        async with asyncio.timeout(30):
            while _knows(started, bus.topic):  # noqa: ASYNC110 - its client asks the broker
                await asyncio.sleep(0.05)
        await create_missing(bus.settings, [bus.topic], "test")
        await bus.send(2)
        await all_of_them.has_seen_enough()
    assert all_of_them.seen == ["id1", "id2"]


def _knows(started: KafkaBroker, topic: Topic) -> bool:
    (subscriber,) = started.subscribers
    assert isinstance(subscriber, LogicSubscriber)
    assert subscriber.consumer
    return bool(subscriber.consumer.partitions_for_topic(topic.name))


async def test_garbage_between_messages_is_listed_as_a_dead_letter_and_blocks_nothing(bus: Bus):
    await bus.send(1)
    await bus.send_garbage()
    await bus.send(2)
    reader = Reader(2)
    async with bus.reading(reader):
        await reader.has_seen_enough()
    (letter,) = await listed(bus.settings, bus.topic)
    assert (letter.value, letter.topic, letter.service) == (b"\x00garbage", bus.topic.name, "test")


async def test_a_replayed_dead_letter_is_handled_once_its_cause_is_mended(bus: Bus):
    await bus.send(1)
    broken = Reader(3, RuntimeError("a bug"))
    async with bus.reading(broken):
        await broken.has_seen_enough()
        await asyncio.wait_for(bus.watch.set_aside.wait(), 30)
    letters = await listed(bus.settings, bus.topic)
    mended = Reader(1)
    async with bus.reading(mended):
        await replay(bus.publisher, letters)
        await mended.has_seen_enough()
    assert mended.seen == ["id1"]


async def test_creating_topics_again_is_harmless(bus: Bus):
    await create_missing(bus.settings, [bus.topic], "test")


async def test_a_broker_that_is_not_there_is_an_outage():
    publisher = KafkaPublisher(partial(producer, KafkaSettings(bootstrap="127.0.0.1:1", idempotent=False), "test"))
    with pytest.raises(Transient):
        await publisher.start()
