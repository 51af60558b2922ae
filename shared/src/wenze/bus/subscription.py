"""Consuming a topic in micro-batches: nothing is acknowledged before it is done, and nothing blocks what follows it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import partial
from itertools import chain
from time import perf_counter
from typing import Any, Final, Protocol

from aiokafka import TopicPartition
from aiokafka.errors import ConsumerStoppedError, KafkaError

from wenze.bus.dead_letters import DeadLetter, dead_letter_of, to_record
from wenze.bus.lanes import LARGE_BATCH, Lanes
from wenze.bus.precedence import Precedence, never
from wenze.bus.publisher import KafkaPublisher
from wenze.clock import Clock
from wenze.contracts.envelope import Envelope, InvalidMessage, decode
from wenze.contracts.topics import Topic
from wenze.crash_points import reached
from wenze.errors import Transient
from wenze.telemetry import correlated

log = logging.getLogger(__name__)

MAX_POLL_INTERVAL_MS: Final = 300_000
BATCHES_AT_ONCE: Final = 3
"""As long as a reader is behind, it goes on with so many before it acknowledges them together. Nothing but poison in
them must be through within the poll interval too."""
LONGEST_WAIT_SECONDS: Final = 5.0
"""A message older than that waits for nobody: this is how far lists fall behind before they take their share."""
LONGEST_WAIT_FOR_URGENT_SECONDS: Final = 2.0
"""So long a large batch waits for work that could wait and no longer can."""
GATHER_SECONDS: Final = 0.1
"""What can wait is gathered: one message at a time costs broker and database many times as much as some together."""
DOUBLINGS: Final = 20
"""More make a pause no longer, and some thousand would be more than a float can hold."""


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """How often one message is tried before it becomes a dead letter, and how long an outage pauses a reader.

    All that a reader takes at once may be bad, and must be through before the broker takes it for dead: see `longest`.
    """

    attempts: int = 3
    first_pause: float = 0.05
    longest_outage_pause: float = 5.0

    def pause_after(self, attempt: int) -> float:
        """Seconds to wait after a failed attempt, counted from 1: doubling."""
        return self.first_pause * 2 ** (attempt - 1)

    def outage_pause(self, outages: int) -> float:
        """Seconds to wait when a dependency did not answer for the nth time in a row."""
        return min(self.longest_outage_pause, self.pause_after(min(outages, DOUBLINGS)))

    def longest(self) -> float:
        """Seconds that one bad message can take in pauses."""
        return sum(self.pause_after(attempt) for attempt in range(1, self.attempts))


class Watch(Protocol):
    """Who is told what happens to the messages; readiness and metrics listen here."""

    def consumed(self, topic: str, records: int, seconds: float) -> None: ...
    def dead_lettered(self, topic: str, letters: int) -> None: ...
    def retried(self, topic: str) -> None: ...
    def lag(self, topic: str, group: str, partition: int, records: int) -> None: ...
    def outage(self, group: str, outage: Transient) -> None: ...
    def recovered(self, group: str) -> None: ...


Process = Callable[[Sequence[Envelope]], Awaitable[None]]
"""Handles a batch in order. What it did must be durable and published when it returns, for the offsets are committed
then; it must bear being given the same envelopes again. Raises: InvalidMessage, Transient."""


class Subscription:
    """One reader of one topic. One that `can_wait` gathers messages, and gives way to the others' large batches under
    the same precedence; while it `is_urgent`, the others' large batches give way to it for a moment."""

    def __init__(
        self,
        *,
        topic: Topic,
        group: str,
        service: str,
        process: Process,
        publisher: KafkaPublisher,
        watch: Watch,
        clock: Clock,
        precedence: Precedence | None = None,
        can_wait: bool = False,
        is_urgent: Callable[[], bool] = never,
        urgent: Precedence | None = None,
        batch_records: int,
        policy: RetryPolicy | None = None,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.topic = topic
        self.group = group
        self._service = service
        self._process = process
        self._publisher = publisher
        self._watch = watch
        self._clock = clock
        self._precedence = precedence or Precedence()
        self.can_wait = can_wait
        self.is_urgent = is_urgent
        self.urgent = urgent or Precedence()
        self.batch_records = batch_records
        self._policy = policy or RetryPolicy()
        self._pause = pause
        self._outages = 0

    async def handle(self, message: Any) -> None:
        """Handle a FastStream batch message: acknowledge it when all of it is done, else have it delivered again."""
        started = perf_counter()
        try:
            await self._in_turn(message)
        except Transient as outage:
            self._watch.outage(self.group, outage)
            await self._again_later(message, repr(outage))
        except Exception as error:
            log.exception("a batch of %s could not be handled", self.topic.name)
            self._watch.outage(self.group, Transient("kafka", repr(error)))
            await self._again_later(message, repr(error))
        else:
            self._outages = 0
            self._watch.recovered(self.group)
            reached("before-acknowledgement")
            await self._acknowledge(message)
            reached("acknowledged")
            self._watch.consumed(self.topic.name, len(message.raw_message), perf_counter() - started)
            self._report_lag(message)
            if self.can_wait and len(message.raw_message) < LARGE_BATCH:
                await self._pause(GATHER_SECONDS)

    async def _in_turn(self, message: Any) -> None:
        records = message.raw_message
        if self.can_wait:
            age = self._clock.now().timestamp() - min(record.timestamp for record in records) / 1_000
            await self._precedence.give_way(LONGEST_WAIT_SECONDS - age, unless=self.is_urgent)
            with self.urgent.taken() if self.is_urgent() else nullcontext():
                await self._work_through(records)
        elif len(records) >= LARGE_BATCH:
            await self.urgent.give_way(LONGEST_WAIT_FOR_URGENT_SECONDS)
            with self._precedence.taken():
                await Lanes(records, self._work_through, partial(self._more, message)).work_through()
        else:
            await self._work_through(records)

    async def _more(self, message: Any) -> Sequence[Any]:
        """What has come meanwhile; it is part of the message then, to be acknowledged or read again with the rest."""
        if self.urgent.busy or len(message.raw_message) > self.batch_records * (BATCHES_AT_ONCE - 1):
            return ()
        try:
            found = await message.consumer.getmany(max_records=self.batch_records)
        except (KafkaError, ConsumerStoppedError) as failure:  # whoever reads next meets it again
            log.warning("nothing more of %s could be read: %r", self.topic.name, failure)
            return ()
        records = tuple(chain(*found.values()))
        message.raw_message += records
        return records

    async def _work_through(self, records: Sequence[Any]) -> None:
        """Process the records; those that can't be are dead letters when this returns. Raises: Transient."""
        good: list[tuple[Any, Envelope]] = []
        bad: list[DeadLetter] = []
        for record in records:
            try:
                good.append((record, decode(self.topic, dict(record.headers), record.value or b"")))
            except Exception as problem:  # noqa: BLE001 - whatever a body can do to the reader, it must not block others
                bad.append(self._given_up(record, problem, attempts=1))
        reached("decoded")
        bad.extend(await self._process_all(good))
        if bad:
            await self._publisher.send([to_record(letter) for letter in bad])
            reached("dead-letters-sent")
            self._watch.dead_lettered(self.topic.name, len(bad))

    async def _process_all(self, good: list[tuple[Any, Envelope]]) -> list[DeadLetter]:
        if not good:
            return []
        try:
            await self._process([envelope for _, envelope in good])
        except Transient:
            raise
        except Exception as error:  # noqa: BLE001 - which of the messages it was is found out one by one
            log.warning("a batch of %s is taken one by one: %r", self.topic.name, error)
            letters = [await self._process_alone(record, envelope) for record, envelope in good]
            return [letter for letter in letters if letter]
        return []

    async def _process_alone(self, record: Any, envelope: Envelope) -> DeadLetter | None:
        for attempt in range(1, self._policy.attempts + 1):
            try:
                with correlated(envelope.correlation_id):
                    await self._process([envelope])
            except Transient:
                raise
            except InvalidMessage as problem:
                return self._given_up(record, problem, attempt)
            except Exception as error:  # noqa: BLE001 - it becomes a dead letter with this error
                if attempt == self._policy.attempts:
                    return self._given_up(record, error, attempt)
                self._watch.retried(self.topic.name)
                await self._pause(self._policy.pause_after(attempt))
            else:
                return None
        return None

    def _given_up(self, record: Any, error: Exception, attempts: int) -> DeadLetter:
        body = error.body if isinstance(error, InvalidMessage) else None
        text = str(error) if isinstance(error, InvalidMessage) else f"处理时出错：{error!r}"
        log.warning("dead letter of %s partition %s offset %s", record.topic, record.partition, record.offset)
        return dead_letter_of(
            record, error=text, attempts=attempts, service=self._service, at=self._clock.now(), body=body
        )

    async def _again_later(self, message: Any, problem: str) -> None:
        self._outages += 1
        log.warning("%s is read again after a pause: %s", self.topic.name, problem)
        await self._pause(self._policy.outage_pause(self._outages))
        for partition, offset in _first_offsets(message.raw_message).items():
            try:
                message.consumer.seek(TopicPartition(self.topic.name, partition), offset)
            except KafkaError as failure:  # it went to another reader meanwhile, who starts where we did
                log.warning("partition %s of %s could not be rewound: %r", partition, self.topic.name, failure)

    async def _acknowledge(self, message: Any) -> None:
        try:
            await message.ack()
        except KafkaError as failure:  # done all the same: whoever reads it again recognises it by its cause
            log.warning("offsets of %s were not committed: %r", self.topic.name, failure)

    def _report_lag(self, message: Any) -> None:
        for partition in {record.partition for record in message.raw_message}:
            last = max(record.offset for record in message.raw_message if record.partition == partition)
            highwater = _highwater(message, self.topic.name, partition)
            if highwater is not None:
                self._watch.lag(self.topic.name, self.group, partition, highwater - last - 1)


def _first_offsets(records: Sequence[Any]) -> dict[int, int]:
    """Where each partition is to be read again."""
    first: dict[int, int] = {}
    for record in records:
        first[record.partition] = min(record.offset, first.get(record.partition, record.offset))
    return first


def _highwater(message: Any, topic: str, partition: int) -> int | None:
    try:
        return message.consumer.highwater(TopicPartition(topic, partition))
    except KafkaError:  # the partition went to another reader meanwhile
        return None
