"""Notes when each message of a type can first be read, and whether it came as more than one."""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from collections.abc import Set as AnySet
from time import perf_counter
from types import TracebackType
from typing import Final, Self

from aiokafka import AIOKafkaConsumer, ConsumerRecord

from benchmark.tally import NotReached, kind_of

Identify = Callable[["ConsumerRecord[bytes, bytes]"], str]

CORRELATION_HEADER: Final = "ce_correlationid"
MESSAGE_HEADER: Final = "ce_id"


def by_correlation(record: "ConsumerRecord[bytes, bytes]") -> str:
    """What the services hand on from the first message to all that follow."""
    return _header(record, CORRELATION_HEADER)


def by_key(record: "ConsumerRecord[bytes, bytes]") -> str:
    """What plain hops hand on."""
    return (record.key or b"").decode()


class Arrivals:
    """Reads a topic from its beginning, without a group."""

    def __init__(self, bootstrap: str, topic: str, kind: str, identify: Identify) -> None:
        self._consumer = AIOKafkaConsumer(
            topic,
            bootstrap_servers=bootstrap,
            enable_auto_commit=False,
            auto_offset_reset="earliest",
            fetch_max_wait_ms=10,
        )
        self._kind = kind
        self._identify = identify
        self._reading: asyncio.Task[None] | None = None
        self._arrived = asyncio.Event()
        self._messages: defaultdict[str, set[str]] = defaultdict(set)
        self.first: dict[str, float] = {}

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

    @property
    def messages(self) -> int:
        """How many different messages came; the same one sent again counts once."""
        return sum(map(len, self._messages.values()))

    async def all_of(self, identities: AnySet[str], seconds: float) -> dict[str, float]:
        """When each of them first came, once all have. Raises: NotReached after so many seconds."""
        missing = identities
        try:
            async with asyncio.timeout(seconds):
                while missing := missing - self.first.keys():
                    self._arrived.clear()
                    await self._arrived.wait()
        except TimeoutError:
            raise NotReached(f"{self._kind}: {len(missing)} of {len(identities)} missing after {seconds:g} s") from None
        return {identity: self.first[identity] for identity in identities}

    async def _read(self) -> None:
        while True:
            batches = await self._consumer.getmany(timeout_ms=100)
            now = perf_counter()
            for records in batches.values():
                for record in records:
                    self._note(record, now)
            self._arrived.set()

    def _note(self, record: "ConsumerRecord[bytes, bytes]", now: float) -> None:
        if kind_of(record) == self._kind:
            identity = self._identify(record)
            self.first.setdefault(identity, now)
            self._messages[identity].add(_header(record, MESSAGE_HEADER))


def _header(record: "ConsumerRecord[bytes, bytes]", wanted: str) -> str:
    return next((value.decode() for name, value in record.headers if name == wanted), "")
