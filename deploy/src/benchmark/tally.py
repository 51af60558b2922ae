"""Counts what the services publish, at the moment it can be read."""

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from time import perf_counter
from types import TracebackType
from typing import Final, Self

from aiokafka import AIOKafkaConsumer, ConsumerRecord

TYPE_HEADER: Final = "ce_type"


@dataclass(slots=True)
class Seen:
    """How many were seen, and when the first and the last of them (seconds of the process's clock); `at_first` came
    together with the first; `latest` is the aggregate that the last one of each partition tells of."""

    count: int = 0
    first: float = 0.0
    last: float = 0.0
    at_first: int = 0
    latest: dict[int, str] = field(default_factory=dict[int, str])

    def add(self, now: float, key: bytes | None = None, partition: int = 0) -> None:
        """One more."""
        self.latest[partition] = aggregate_of(key)
        self.first = self.first or now
        self.last = now
        self.count += 1
        self.at_first += now == self.first

    @property
    def per_second(self) -> float:
        """How many came in a second after the first: whatever happened before that does not count.

        Raises: NotReached when all came at once.
        """
        if self.last == self.first:
            raise NotReached(f"all {self.count} were seen at once: it takes more messages to see how fast they come")
        return (self.count - self.at_first) / (self.last - self.first)


class NotReached(Exception):  # noqa: N818 - what was measured did not come about
    """Not as many messages as expected were seen in time; the text says how many."""


class Tally:
    """Reads topics from their beginning, without a group, and counts records by message type; those without a type
    count under their topic's name.
    """

    def __init__(self, bootstrap: str, topics: Sequence[str]) -> None:
        self._consumer = AIOKafkaConsumer(
            *topics,
            bootstrap_servers=bootstrap,
            enable_auto_commit=False,
            auto_offset_reset="earliest",
            fetch_max_wait_ms=20,
        )
        self._reading: asyncio.Task[None] | None = None
        self._arrived = asyncio.Event()
        self._seen: defaultdict[str, Seen] = defaultdict(Seen)

    async def __aenter__(self) -> Self:
        await self._consumer.start()
        self._reading = asyncio.create_task(self._read())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._reading:
            self._reading.cancel()
            await asyncio.gather(self._reading, return_exceptions=True)
        await self._consumer.stop()

    def forget(self) -> None:
        """Count from nothing again."""
        self._seen.clear()

    def seen(self, kind: str) -> Seen:
        """What was seen of a type so far."""
        return self._seen[kind]

    async def reached(self, kind: str, count: int, seconds: float) -> Seen:
        """What was seen of a type, once it is as many. Raises: NotReached after so many seconds."""
        try:
            async with asyncio.timeout(seconds):
                while self._seen[kind].count < count:
                    self._arrived.clear()
                    await self._arrived.wait()
        except TimeoutError:
            raise NotReached(f"{kind}: {self._seen[kind].count} of {count} within {seconds:g} s") from None
        return self._seen[kind]

    async def _read(self) -> None:
        while True:
            batches = await self._consumer.getmany(timeout_ms=100)
            now = perf_counter()
            for records in batches.values():
                for record in records:
                    self._seen[kind_of(record)].add(now, record.key, record.partition)
            self._arrived.set()


def aggregate_of(key: bytes | None) -> str:
    """What a record's key ends with: the name of its aggregate among those of its kind, as lists have it."""
    return (key or b"").decode().rpartition(":")[2]


def kind_of(record: "ConsumerRecord[bytes, bytes]") -> str:
    """What a record counts under."""
    return next((value.decode() for name, value in record.headers if name == TYPE_HEADER), record.topic)
