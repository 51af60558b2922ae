"""Sends records and waits until the broker has acknowledged all of them."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from aiokafka import AIOKafkaProducer
from aiokafka.errors import KafkaError

from wenze.contracts.envelope import Envelope, encode
from wenze.errors import Transient


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
        if self._producer:
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
        await self.send([_record_of(envelope) for envelope in envelopes])

    async def send(self, records: Sequence[Record]) -> None:
        """All records are acknowledged when this returns; those of one key keep their order. Raises: Transient."""
        producer = self._started()
        try:
            waiting = [
                await producer.send(record.topic, value=record.value, key=record.key, headers=list(record.headers))
                for record in records
            ]
            await asyncio.gather(*waiting)
        except (KafkaError, OSError) as failure:
            raise Transient("kafka", repr(failure)) from failure


def _record_of(envelope: Envelope) -> Record:
    binary = encode(envelope)
    key = envelope.key.encode()
    return Record(envelope.message.topic, key, binary.value, tuple(binary.headers.items()))
