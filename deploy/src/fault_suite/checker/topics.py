"""The topics as raw records."""

from dataclasses import dataclass
from typing import Any
from zlib import crc32

from aiokafka import AIOKafkaConsumer

_IDLE_POLLS = 3
_BODY_KEPT = frozenset({"wenze.case.decision-in-force.v1"})
"""Of these messages the laws need the body."""


@dataclass(frozen=True, slots=True)
class Told:
    """A record of a topic. `id` is empty when it is no CloudEvent. `digest` tells bodies apart."""

    partition: int
    offset: int
    id: str
    type: str
    subject: str
    key: str
    digest: int
    body: bytes


@dataclass(frozen=True, slots=True)
class Letter:
    """A record of a dead-letter topic: which service gave up a message of which key, and the body it kept."""

    service: str
    key: str
    body: bytes


async def read_topic(bootstrap: str, topic: str) -> list[Told]:
    """All records, each partition's in order."""
    return [_told(record) for record in await _records(bootstrap, topic)]


async def read_letters(bootstrap: str, topic: str) -> list[Letter]:
    """All dead letters of the topic."""
    return [_letter(record) for record in await _records(bootstrap, f"{topic}.dlq")]


async def _records(bootstrap: str, topic: str) -> list[Any]:
    consumer = AIOKafkaConsumer(
        topic, bootstrap_servers=bootstrap, group_id=None, enable_auto_commit=False, auto_offset_reset="earliest"
    )
    await consumer.start()
    try:
        return await _all(consumer)
    finally:
        await consumer.stop()


async def _all(consumer: AIOKafkaConsumer) -> list[Any]:
    """Until nothing comes any more and every partition is read to its high-water mark."""
    records: list[Any] = []
    idle = 0
    while idle < _IDLE_POLLS or not await _at_the_end(consumer):
        batches = await consumer.getmany(timeout_ms=500)
        idle = 0 if batches else idle + 1
        records.extend(record for batch in batches.values() for record in batch)
    return records


async def _at_the_end(consumer: AIOKafkaConsumer) -> bool:
    marks = [(await consumer.position(each), consumer.highwater(each)) for each in consumer.assignment()]
    return all(highwater is None or position >= highwater for position, highwater in marks)


def _told(record: Any) -> Told:
    headers = {name: value.decode(errors="replace") for name, value in record.headers if value is not None}
    body: bytes = record.value or b""
    kind = headers.get("ce_type", "")
    return Told(
        partition=record.partition,
        offset=record.offset,
        id=headers.get("ce_id", ""),
        type=kind,
        subject=headers.get("ce_subject", ""),
        key=(record.key or b"").decode(errors="replace"),
        digest=crc32(body),
        body=body if kind in _BODY_KEPT else b"",
    )


def _letter(record: Any) -> Letter:
    headers = dict(record.headers)
    service = headers.get("dlq_service", b"").decode(errors="replace")
    return Letter(service, (record.key or b"").decode(errors="replace"), record.value or b"")
