"""Sends records and waits until the broker has acknowledged all of them."""

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, Final

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError, MessageSizeTooLargeError

from wenze.contracts.envelope import Envelope, encode
from wenze.crash_points import reached
from wenze.errors import Transient

SEND_SECONDS: Final = 30.0
"""An idempotent producer never gives up by itself: what takes longer is an outage."""
STOP_SECONDS: Final = 5.0


@dataclass(frozen=True, slots=True)
class Record:
    """A Kafka record to send."""

    topic: str
    key: bytes | None
    value: bytes | None
    headers: tuple[tuple[str, bytes], ...]


class KafkaPublisher:
    """Implements wenze.journal.publication.Publisher; sends any other record too."""

    def __init__(self, new_producer: Callable[[], AIOKafkaProducer]) -> None:
        self._new_producer = new_producer  # a producer can only be made inside the running event loop
        self._producer: AIOKafkaProducer | None = None

    async def start(self) -> None:
        """Raises: Transient when the broker does not answer; start may be tried again."""
        if self._producer:
            return
        producer = self._new_producer()
        try:
            await producer.start()
        except (KafkaError, OSError) as failure:
            await producer.stop()
            raise Transient("kafka", repr(failure)) from failure
        self._producer = producer

    async def stop(self) -> None:
        """What was not acknowledged in time is left: the journal knows that it is still to be published."""
        if self._producer:
            with suppress(TimeoutError):
                async with asyncio.timeout(STOP_SECONDS):
                    await self._producer.stop()
            self._producer = None

    async def check(self) -> None:
        """Raises: Transient when the broker does not answer now."""
        try:
            await self._started().client.fetch_all_metadata()
        except (KafkaError, OSError) as failure:
            raise Transient("kafka", repr(failure)) from failure

    def _started(self) -> AIOKafkaProducer:
        if self._producer is None:
            raise Transient("kafka", "not connected yet")
        return self._producer

    async def publish(self, envelopes: Sequence[Envelope]) -> None:
        await self.send([record_of(envelope) for envelope in envelopes])

    async def send(self, records: Sequence[Record]) -> None:
        """All records are acknowledged when this returns; those of one key keep their order.

        Raises: Transient; MessageSizeTooLargeError, which no retry can mend.
        """
        producer = self._started()
        try:
            async with asyncio.timeout(SEND_SECONDS):
                sent = [await _send(producer, record) for record in records]
                reached("publishing")
                await asyncio.gather(*sent)
        except MessageSizeTooLargeError:
            raise
        except (KafkaError, OSError, TimeoutError) as failure:
            raise Transient("kafka", repr(failure)) from failure


async def _send(producer: AIOKafkaProducer, record: Record) -> asyncio.Future[Any]:
    return await producer.send(record.topic, value=record.value, key=record.key, headers=list(record.headers))


def record_of(envelope: Envelope) -> Record:
    """The record that carries a message."""
    binary = encode(envelope)
    return Record(envelope.message.topic, binary.key, binary.value, tuple(binary.headers.items()))
