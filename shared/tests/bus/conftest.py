"""A reader over fakes: what it is given, what it does with it, and how it answers."""

from collections.abc import Callable, Sequence
from collections.abc import Set as AnySet
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

import pytest
from aiokafka import ConsumerRecord, TopicPartition
from aiokafka.errors import IllegalStateError

from wenze.bus.precedence import Precedence, never
from wenze.bus.publisher import Record
from wenze.bus.settings import KafkaSettings
from wenze.bus.subscription import Subscription
from wenze.contracts.clues import ClueHeld
from wenze.contracts.envelope import Envelope, encode
from wenze.contracts.golden import example_of
from wenze.contracts.topics import CLUES
from wenze.errors import Transient
from wenze.testing.clock import FixedClock

NOW = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)


def _record(offset: int, *, body: bytes | None = None, headers: dict[str, bytes] | None = None) -> ConsumerRecord:
    message = ClueHeld.model_validate({**example_of(ClueHeld), "clue_id": f"clue{offset}"})
    binary = encode(Envelope(f"id{offset}", "test", f"clue:{offset}", NOW, "r", "c", message))
    return ConsumerRecord(
        topic="clues",
        partition=0,
        offset=offset,
        timestamp=0,
        timestamp_type=0,
        key=b"key",
        value=binary.value if body is None else body,
        checksum=None,
        serialized_key_size=3,
        serialized_value_size=1,
        headers=tuple({**binary.headers, **(headers or {})}.items()),
    )


class Consumer:
    """Has some partitions and more messages, and remembers to where they were rewound."""

    def __init__(self, assigned: AnySet[int] = frozenset({0}), later: Sequence[Any] = ()) -> None:
        self.assigned = assigned
        self.later = list(later)
        self.failure: Exception | None = None
        self.rewound: dict[int, int] = {}

    async def getmany(self, max_records: int) -> dict[TopicPartition, list[Any]]:
        if self.failure:
            raise self.failure
        found, self.later = self.later[:max_records], self.later[max_records:]
        return {TopicPartition("clues", 0): found} if found else {}

    def highwater(self, _partition: object) -> int:
        return 10

    def seek(self, partition: TopicPartition, offset: int) -> None:
        if partition.partition not in self.assigned:
            raise IllegalStateError("not assigned")
        self.rewound[partition.partition] = offset


class Delivered:
    """A batch as FastStream hands it over, and what was answered."""

    def __init__(self, records: Sequence[Any], consumer: Consumer) -> None:
        self.raw_message = tuple(records)
        self.consumer = consumer
        self.acknowledged = False

    async def ack(self) -> None:
        self.acknowledged = True


@dataclass
class Notebook:
    """Listens like metrics and readiness do."""

    dead: int = 0
    retries: int = 0
    lags: list[int] = field(default_factory=list)
    out: bool = False

    def consumed(self, topic: str, records: int, seconds: float) -> None: ...

    def dead_lettered(self, topic: str, letters: int) -> None:
        self.dead += letters

    def retried(self, topic: str) -> None:
        self.retries += 1

    def lag(self, topic: str, group: str, partition: int, records: int) -> None:
        self.lags.append(records)

    def outage(self, group: str, outage: Transient) -> None:
        self.out = True

    def recovered(self, group: str) -> None:
        self.out = False


class Bench:
    """A subscription over fakes; `process` handles envelopes by name."""

    def __init__(
        self,
        process,
        precedence: Precedence | None = None,
        *,
        can_wait: bool = False,
        is_urgent: Callable[[], bool] = never,
        urgent: Precedence | None = None,
    ) -> None:
        self.sent: list[Record] = []
        self.broker_is_down = False
        self.consumer = Consumer()
        self.pauses: list[float] = []
        self.watch = Notebook()
        self.subscription = Subscription(
            topic=CLUES,
            group="case-engine",
            service="case-engine",
            process=process,
            publisher=self,  # type: ignore[arg-type]
            watch=self.watch,
            clock=FixedClock(NOW),
            pause=self._pause,
            precedence=precedence,
            can_wait=can_wait,
            is_urgent=is_urgent,
            urgent=urgent,
            batch_records=KafkaSettings().batch_records,
        )

    async def send(self, records: Sequence[Record]) -> None:
        if self.broker_is_down:
            raise Transient("kafka", "down")
        self.sent.extend(records)

    async def _pause(self, seconds: float) -> None:
        self.pauses.append(seconds)

    async def deliver(self, *records: Any) -> str:
        """`done` when the batch was acknowledged, `again` when it is to be read again."""
        batch = Delivered(records, self.consumer)
        await self.subscription.handle(batch)
        return "done" if batch.acknowledged else "again"


class Handler:
    """Records what it was given; fails for the names it was told to fail for."""

    def __init__(self, failing: dict[str, Exception] | None = None, times: int = 1_000) -> None:
        self.done: list[str] = []
        self.failing = failing or {}
        self.times = times

    async def __call__(self, envelopes: Sequence[Envelope]) -> None:
        for envelope in envelopes:
            if envelope.id in self.failing and self.times:
                self.times -= 1
                raise self.failing[envelope.id]
        self.done.extend(envelope.id for envelope in envelopes)


@pytest.fixture
def record_at() -> Callable[..., ConsumerRecord]:
    """A record with the message `idN` at the offset N."""
    return _record


@pytest.fixture
def large_batch() -> list[ConsumerRecord]:
    """Messages of five keys by turns."""
    return [replace(_record(offset), key=f"key{offset % 5}".encode()) for offset in range(400)]


@pytest.fixture
def new_consumer() -> type[Consumer]:
    return Consumer


@pytest.fixture
def new_bench() -> type[Bench]:
    return Bench


@pytest.fixture
def new_handler() -> type[Handler]:
    return Handler
