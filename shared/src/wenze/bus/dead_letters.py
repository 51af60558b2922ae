"""Dead letters: a message that can't be handled goes to `<topic>.dlq` with its raw body, origin and error."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from aiokafka import AIOKafkaConsumer
from aiokafka.errors import KafkaError

from wenze.bus.connection import client_options
from wenze.bus.publisher import KafkaPublisher, Record
from wenze.bus.settings import KafkaSettings
from wenze.bus.topics import missing
from wenze.contracts.topics import Topic
from wenze.errors import Transient

PREFIX: Final = "dlq_"
ORIGIN: Final = ("error", "topic", "partition", "offset", "attempts", "service", "at")
ERROR_LENGTH: Final = 1_000
BODY_LENGTH: Final = 1_500_000
"""A body beyond this is kept cut off: its message could not be replayed anyway."""


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """A message that was given up. `topic`, `partition` and `offset` name its origin, and with it the message."""

    topic: str
    partition: int
    offset: int
    key: bytes | None
    value: bytes | None
    headers: tuple[tuple[str, bytes], ...]
    error: str
    attempts: int
    service: str
    at: str


def dead_letter_of(
    record: Any, *, error: str, attempts: int, service: str, at: datetime, body: bytes | None
) -> DeadLetter:
    """The dead letter of a consumed record; `body` replaces the raw one where that may not be kept."""
    return DeadLetter(
        topic=record.topic,
        partition=record.partition,
        offset=record.offset,
        key=record.key,
        value=_kept(record.value if body is None else body),
        headers=tuple((name, value or b"") for name, value in record.headers),
        error=error[:ERROR_LENGTH],
        attempts=attempts,
        service=service,
        at=at.isoformat(),
    )


def _kept(body: bytes | None) -> bytes | None:
    return body if body is None else body[:BODY_LENGTH]


def to_record(letter: DeadLetter) -> Record:
    """The record that keeps the dead letter."""
    origin = {
        "error": letter.error,
        "topic": letter.topic,
        "partition": letter.partition,
        "offset": letter.offset,
        "attempts": letter.attempts,
        "service": letter.service,
        "at": letter.at,
    }
    added = tuple((PREFIX + name, str(value).encode()) for name, value in origin.items())
    return Record(f"{letter.topic}.dlq", letter.key, letter.value, (*letter.headers, *added))


def from_record(record: Any) -> DeadLetter:
    """The dead letter that a record of a dead-letter topic keeps."""
    kept = {name: value.decode(errors="replace") for name, value in record.headers if name.startswith(PREFIX)}
    return DeadLetter(
        topic=kept[PREFIX + "topic"],
        partition=int(kept[PREFIX + "partition"]),
        offset=int(kept[PREFIX + "offset"]),
        key=record.key,
        value=record.value,
        headers=tuple(item for item in record.headers if not item[0].startswith(PREFIX)),
        error=kept[PREFIX + "error"],
        attempts=int(kept[PREFIX + "attempts"]),
        service=kept[PREFIX + "service"],
        at=kept[PREFIX + "at"],
    )


async def listed(settings: KafkaSettings, topic: Topic) -> list[DeadLetter]:
    """All dead letters of a topic, oldest first. Raises: Transient.

    The same message that the same service gave up again, after a replay, is listed once, as it was given up last.
    """
    if topic.dead_letters in await missing(settings, [topic], "dead-letters"):
        return []  # a reader that asks for a topic may make it
    consumer = AIOKafkaConsumer(
        topic.dead_letters,
        group_id=None,
        enable_auto_commit=False,
        auto_offset_reset="earliest",
        fetch_max_wait_ms=settings.fetch_max_wait_ms,
        **client_options(settings),
    )
    try:
        await consumer.start()
        records = await _everything(consumer)
    except (KafkaError, OSError) as failure:
        raise Transient("kafka", repr(failure)) from failure
    finally:
        await consumer.stop()
    letters = sorted((from_record(record) for record in records if _is_letter(record)), key=lambda letter: letter.at)
    latest = {(letter.service, letter.key, letter.value, letter.headers): letter for letter in letters}
    return sorted(latest.values(), key=lambda letter: letter.at)


def _is_letter(record: Any) -> bool:
    """Whether the record has all that `to_record` adds; others were put there by somebody else."""
    names = {name for name, value in record.headers if value}
    return {PREFIX + name for name in ORIGIN} <= names


async def _everything(consumer: AIOKafkaConsumer) -> list[Any]:
    """Read until two fetches in a row bring nothing: the end offsets of the embedded broker can't be trusted."""
    records: list[Any] = []
    empty = 0
    while empty < 2:  # noqa: PLR2004 - as the docstring says
        batches = await consumer.getmany(timeout_ms=500)
        empty = 0 if batches else empty + 1
        records.extend(record for batch in batches.values() for record in batch)
    return records


async def replay(publisher: KafkaPublisher, letters: Sequence[DeadLetter]) -> None:
    """Send the messages to their topics again, as they came. Raises: Transient."""
    await publisher.send([Record(letter.topic, letter.key, letter.value, letter.headers) for letter in letters])
