"""Messages that nobody should have sent: poison, and records of the topics once more and out of order."""

import asyncio
import json
import random
from collections import Counter
from collections.abc import Callable
from types import TracebackType
from typing import Any, Final, Self
from uuid import UUID

from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, TopicPartition
from aiokafka.errors import KafkaError

from fault_suite.ledger import LedgerWriter

PARTITIONS: Final = 12
"""Of every topic: the services make them."""
_RETRY_SECONDS: Final = 0.5
_ATTEMPTS: Final = 30
_FETCH_MS: Final = 1_000
_HIDDEN: Final = "合成举报人甲"
_HIDDEN_IN_LETTERS: Final = "Synthetic-Informant"
_ENVELOPE: Final = (
    ("ce_specversion", b"1.0"),
    ("ce_id", b"poison"),
    ("ce_source", b"fault-suite"),
    ("ce_time", b"2026-03-02T09:00:00+08:00"),
    ("content-type", b"application/json"),
)
_TYPES: Final = {
    "feeds": b"wenze.feed.submitted.v1",
    "clues": b"wenze.clue.admitted.v1",
    "cases": b"wenze.case.decision-in-force.v1",
    "personnel": b"wenze.personnel.effects-recorded.v1",
    "notices": b"wenze.notice.prepared.v1",
}

Headers = list[tuple[str, bytes]]


class Mischief:
    """Sends to the topics what the services have to bear. Poison is in the ledger before it is sent, and has a key of
    its own, so that its dead letter can be told from others."""

    def __init__(self, kafka: str, ledger: LedgerWriter, seed: int) -> None:
        self.sent: Counter[str] = Counter()
        self._kafka = kafka
        self._ledger = ledger
        self._choice = random.Random(f"{seed} mischief")
        self._producer: AIOKafkaProducer | None = None

    async def __aenter__(self) -> Self:
        self._producer = AIOKafkaProducer(bootstrap_servers=self._kafka, acks="all")
        await self._producer.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._producer:
            await self._producer.stop()

    async def poison(self, topic: str, amount: int) -> None:
        """So many bad messages into one partition of the topic, one behind the other."""
        makers = _FOR_FEEDS if topic == "feeds" else _FOR_ALL
        partition = self._choice.randrange(PARTITIONS)
        for _ in range(amount):
            key = f"poison-{UUID(int=self._choice.getrandbits(128))}"
            body, headers, secret = self._choice.choice(makers)(topic, key)
            kept = None if secret else body.hex()
            await self._ledger.write({"kind": "poison", "topic": topic, "key": key, "body": kept, "secret": secret})
            await self._send(topic, partition, key.encode(), body, headers)
            self.sent["poison"] += 1

    async def repeat(self, topic: str, amount: int) -> None:
        """So many of one partition's latest records once more, shuffled; fewer when there are not so many."""
        partition = TopicPartition(topic, self._choice.randrange(PARTITIONS))
        records = await self._latest(partition, amount)
        self._choice.shuffle(records)
        for record in records:
            await self._send(topic, record.partition, record.key, record.value, list(record.headers))
            self.sent["repeated messages"] += 1

    async def _latest(self, partition: TopicPartition, amount: int) -> list[Any]:
        for _ in range(_ATTEMPTS):
            try:
                return await self._read(partition, amount)
            except (KafkaError, OSError):
                await asyncio.sleep(_RETRY_SECONDS)
        return []

    async def _read(self, partition: TopicPartition, amount: int) -> list[Any]:
        consumer = AIOKafkaConsumer(bootstrap_servers=self._kafka, group_id=None, enable_auto_commit=False)
        try:
            await consumer.start()
            consumer.assign([partition])
            end = (await consumer.end_offsets([partition]))[partition]
            consumer.seek(partition, max(0, end - amount))
            batches = await consumer.getmany(timeout_ms=_FETCH_MS, max_records=amount)
            return [record for batch in batches.values() for record in batch if not _is_poison(record.key)]
        finally:
            await consumer.stop()

    async def _send(self, topic: str, partition: int, key: bytes | None, body: bytes | None, headers: Headers) -> None:
        while True:
            try:
                await self._open().send_and_wait(topic, body, key=key, partition=partition, headers=headers)
            except (KafkaError, OSError):
                await asyncio.sleep(_RETRY_SECONDS)
            else:
                return

    def _open(self) -> AIOKafkaProducer:
        if self._producer is None:
            raise ValueError("not connected")
        return self._producer


def _is_poison(key: bytes | None) -> bool:
    """It is not sent again: then its first record could not be told from the repeat by those who count."""
    return key is not None and key.startswith(b"poison-")


Made = tuple[bytes, Headers, str]


def _typed(topic: str, key: str) -> Headers:
    return [*_ENVELOPE, ("ce_type", _TYPES[topic]), ("ce_subject", key.encode())]


def _no_event(_topic: str, key: str) -> Made:
    return f"\0 not even JSON {key}".encode(), [], ""


def _cut_off(topic: str, key: str) -> Made:
    return f'{{"county": "430602", "key": "{key}", '.encode(), _typed(topic, key), ""


def _of_another_shape(topic: str, key: str) -> Made:
    return json.dumps({"county": 1, "key": key}).encode(), _typed(topic, key), ""


def _of_an_unknown_type(topic: str, key: str) -> Made:
    headers = [(name, b"wenze.nothing.v9" if name == "ce_type" else value) for name, value in _typed(topic, key)]
    return json.dumps({"county": "430602", "key": key}).encode(), headers, ""


def _with_unreadable_headers(topic: str, key: str) -> Made:
    return json.dumps({"key": key}).encode(), [*_typed(topic, key), ("ce_dataschema", b"\xff\xfe")], ""


def _feed(key: str, **changes: Any) -> bytes:
    clue = {"feed": "fault-suite", "external_id": key, "source": "functional-department-check", "county": "430602"}
    told = {"received_on": "2026-03-02", "title": "合成：无法处理", **changes}
    return json.dumps(clue | told, ensure_ascii=False).encode()


def _of_an_unknown_county(topic: str, key: str) -> Made:
    return _feed(key, county="999999"), _typed(topic, key), ""


def _from_the_future(topic: str, key: str) -> Made:
    return _feed(key, received_on="2199-01-01"), _typed(topic, key), ""


def _with_an_informant(topic: str, key: str) -> Made:
    return _feed(key, informant={"name": _HIDDEN}), _typed(topic, key), _HIDDEN


def _with_an_informant_in_another_encoding(topic: str, key: str) -> Made:
    """The name is the same bytes in both encodings; the word by which it is recognised is not."""
    return _feed(key, 举报人=_HIDDEN_IN_LETTERS).decode().encode("gb18030"), _typed(topic, key), _HIDDEN_IN_LETTERS


_FOR_ALL: tuple[Callable[[str, str], Made], ...] = (
    _no_event,
    _cut_off,
    _of_another_shape,
    _of_an_unknown_type,
    _with_unreadable_headers,
)
_FOR_FEEDS = (
    *_FOR_ALL,
    _of_an_unknown_county,
    _from_the_future,
    _with_an_informant,
    _with_an_informant_in_another_encoding,
)
