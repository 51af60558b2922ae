"""A reader acknowledges only what is done, retries what may pass, and sets aside what cannot be handled."""

import asyncio
from collections.abc import Callable, Sequence
from collections.abc import Set as AnySet
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

import pytest
from aiokafka import ConsumerRecord, TopicPartition
from aiokafka.errors import ConsumerStoppedError, IllegalStateError, KafkaError

from wenze.bus.dead_letters import BODY_LENGTH, from_record
from wenze.bus.lanes import LARGE_BATCH
from wenze.bus.precedence import Precedence, never
from wenze.bus.publisher import Record
from wenze.bus.settings import KafkaSettings
from wenze.bus.subscription import (
    BATCHES_AT_ONCE,
    GATHER_SECONDS,
    LONGEST_WAIT_FOR_URGENT_SECONDS,
    LONGEST_WAIT_SECONDS,
    MAX_POLL_INTERVAL_MS,
    RetryPolicy,
    Subscription,
)
from wenze.contracts.clues import ClueHeld
from wenze.contracts.envelope import Envelope, InvalidMessage, encode
from wenze.contracts.golden import example_of
from wenze.contracts.topics import CLUES
from wenze.errors import Transient
from wenze.testing.clock import FixedClock

NOW = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
BATCH = 500


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
        self.failure: KafkaError | None = None
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
            batch_records=BATCH,
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


async def test_a_batch_that_is_done_is_acknowledged():
    handler = Handler()
    assert await Bench(handler).deliver(_record(1), _record(2)) == "done"
    assert handler.done == ["id1", "id2"]


async def test_a_message_that_is_no_message_becomes_a_dead_letter_and_the_rest_goes_on():
    handler = Handler()
    bench = Bench(handler)
    assert await bench.deliver(_record(1), _record(2, body=b"\x00garbage"), _record(3)) == "done"
    assert handler.done == ["id1", "id3"]
    (letter,) = map(from_record, map(_as_consumed, bench.sent))
    assert (letter.topic, letter.partition, letter.offset, letter.value) == ("clues", 0, 2, b"\x00garbage")
    assert bench.watch.dead == 1


async def test_a_header_that_is_not_text_does_not_stop_the_others():
    handler = Handler()
    bench = Bench(handler)
    assert await bench.deliver(_record(1, headers={"ce_type": b"\xff\xfe"}), _record(2)) == "done"
    assert handler.done == ["id2"]
    assert bench.watch.dead == 1


async def test_a_poisonous_message_is_tried_some_times_and_then_set_aside():
    handler = Handler({"id2": RuntimeError("boom")})
    bench = Bench(handler)
    assert await bench.deliver(_record(1), _record(2), _record(3)) == "done"
    assert handler.done == ["id1", "id3"]
    (letter,) = map(from_record, map(_as_consumed, bench.sent))
    assert letter.attempts == RetryPolicy().attempts
    assert "boom" in letter.error


async def test_a_message_that_works_at_the_second_attempt_is_not_set_aside():
    handler = Handler({"id2": RuntimeError("boom")}, times=2)
    bench = Bench(handler)
    assert await bench.deliver(_record(1), _record(2), _record(3)) == "done"
    assert handler.done == ["id1", "id2", "id3"]
    assert bench.sent == []


async def test_an_invalid_message_is_set_aside_at_once_with_the_body_that_may_be_kept():
    bench = Bench(Handler({"id1": InvalidMessage("it names an informant", body=b"{}")}))
    assert await bench.deliver(_record(1)) == "done"
    (letter,) = map(from_record, map(_as_consumed, bench.sent))
    assert letter.value == b"{}"
    assert letter.attempts == 1
    assert bench.watch.retries == 0


async def test_an_outage_acknowledges_nothing_and_fills_no_dead_letters():
    bench = Bench(Handler({"id1": Transient("mongodb", "down")}))
    assert await bench.deliver(_record(1), _record(2, body=b"garbage")) == "again"
    assert bench.sent == []
    assert bench.watch.out


async def test_after_an_outage_each_partition_is_read_again_from_its_first_message():
    bench = Bench(Handler({"id7": Transient("mongodb", "down")}))
    bench.consumer = Consumer({0, 1})
    records = [replace(_record(offset), partition=partition) for offset, partition in ((7, 0), (8, 0), (5, 1), (6, 1))]
    assert await bench.deliver(*records) == "again"
    assert bench.consumer.rewound == {0: 7, 1: 5}


async def test_a_partition_that_went_to_another_reader_does_not_keep_the_others_from_being_read_again():
    bench = Bench(Handler({"id7": Transient("mongodb", "down")}))
    bench.consumer = Consumer({1})
    assert await bench.deliver(_record(7), replace(_record(5), partition=1)) == "again"
    assert bench.consumer.rewound == {1: 5}


async def test_pauses_grow_with_the_outage_and_stay_bounded():
    bench = Bench(Handler({"id1": Transient("mongodb", "down")}))
    for _ in range(12):
        await bench.deliver(_record(1))
    assert bench.pauses == sorted(bench.pauses)
    assert bench.pauses[-1] == RetryPolicy().longest_outage_pause


async def test_after_an_outage_the_batch_is_done_and_the_reader_ready_again():
    handler = Handler({"id1": Transient("mongodb", "down")}, times=1)
    bench = Bench(handler)
    assert await bench.deliver(_record(1)) == "again"
    assert await bench.deliver(_record(1)) == "done"
    assert not bench.watch.out


async def test_dead_letters_that_cannot_be_kept_are_not_acknowledged():
    bench = Bench(Handler())
    bench.broker_is_down = True
    assert await bench.deliver(_record(1, body=b"garbage")) == "again"


async def test_the_lag_is_what_lies_behind_the_last_message():
    bench = Bench(Handler())
    await bench.deliver(_record(4), _record(5))
    assert bench.watch.lags == [4]


def test_nothing_but_poison_of_one_key_is_through_before_the_broker_loses_patience():
    at_once = BATCHES_AT_ONCE * KafkaSettings().batch_records
    assert RetryPolicy().longest() * at_once * 1_000 < 0.8 * MAX_POLL_INTERVAL_MS


@pytest.mark.parametrize("value", [b"raw \x00\xff body", None])
async def test_a_dead_letter_keeps_key_body_and_headers_as_they_came(value: bytes | None):
    bench = Bench(Handler())
    record = _record(1, body=value or b"", headers={"odd": b"\xff"})
    await bench.deliver(record)
    (letter,) = map(from_record, map(_as_consumed, bench.sent))
    assert (letter.key, letter.headers) == (record.key, record.headers)


@dataclass
class _Consumed:
    key: bytes | None
    value: bytes | None
    headers: tuple[tuple[str, bytes], ...]


def _as_consumed(record: Record) -> _Consumed:
    assert record.topic == "clues.dlq"
    return _Consumed(record.key, record.value, record.headers)


@pytest.mark.parametrize("levels", [600, 100_000])
async def test_a_body_too_deep_to_read_is_set_aside_and_the_rest_goes_on(levels: int):
    handler = Handler()
    bench = Bench(handler)
    deep = b'{"a":' + b"[" * levels + b"]" * levels + b"}"
    assert await bench.deliver(_record(1, body=deep), _record(2)) == "done"
    assert handler.done == ["id2"]
    assert bench.watch.dead == 1


def test_a_pause_stays_bounded_however_long_the_outage():
    assert RetryPolicy().outage_pause(1_000_000) == RetryPolicy().longest_outage_pause


async def test_a_header_without_a_value_is_set_aside_and_the_rest_goes_on():
    handler = Handler()
    bench = Bench(handler)
    record = _record(1, headers={"ce_type": None})  # type: ignore[dict-item]
    assert await bench.deliver(record, _record(2)) == "done"
    assert handler.done == ["id2"]
    assert bench.watch.dead == 1


async def test_a_body_beyond_all_bounds_is_kept_cut_off():
    bench = Bench(Handler())
    await bench.deliver(_record(1, body=b"x" * (BODY_LENGTH + 1)))
    assert len(bench.sent[0].value or b"") == BODY_LENGTH


def _large_batch() -> list[ConsumerRecord]:
    """Messages of five keys by turns."""
    return [replace(_record(offset), key=f"key{offset % 5}".encode()) for offset in range(400)]


async def test_messages_of_one_key_keep_their_order_in_a_large_batch():
    done: list[int] = []

    async def handle(envelopes: Sequence[Envelope]) -> None:
        for envelope in envelopes:
            done.append(int(envelope.id.removeprefix("id")))
            await asyncio.sleep(0)

    assert await Bench(handle).deliver(*_large_batch()) == "done"
    assert sorted(done) == list(range(400))
    assert done != sorted(done)
    for key in range(5):
        own = [offset for offset in done if offset % 5 == key]
        assert own == sorted(own)


async def test_nothing_of_a_large_batch_is_under_way_any_more_when_an_outage_is_told():
    done = 0

    async def handle(envelopes: Sequence[Envelope]) -> None:
        nonlocal done
        if any(envelope.id == "id0" for envelope in envelopes):
            raise Transient("mongodb", "down")
        for _ in envelopes:
            await asyncio.sleep(0)
        done += len(envelopes)

    assert await Bench(handle).deliver(*_large_batch()) == "again"
    assert 0 < done < 400


@pytest.mark.parametrize("can_wait", [True, False])
async def test_what_can_wait_is_worked_through_at_once_and_nothing_else_is(can_wait: bool):
    given: list[int] = []

    async def handle(envelopes: Sequence[Envelope]) -> None:
        given.append(len(envelopes))

    assert await Bench(handle, Waits(), can_wait=can_wait).deliver(*_large_batch()) == "done"
    assert sum(given) == 400
    assert (len(given) == 1) is can_wait


class Waits(Precedence):
    """Remembers how long it was to wait at most."""

    def __init__(self) -> None:
        super().__init__()
        self.longest: list[float] = []

    async def give_way(self, longest: float, unless: Callable[[], bool] = never) -> None:
        self.longest.append(longest)


async def test_a_reader_that_can_wait_waits_the_less_the_older_its_messages_are():
    waits = Waits()
    bench = Bench(Handler(), waits, can_wait=True)
    await bench.deliver(_aged(_record(1), 2.0), _aged(_record(2), 0.0))
    assert waits.longest == [LONGEST_WAIT_SECONDS - 2.0]


def _aged(record: ConsumerRecord, seconds: float) -> ConsumerRecord:
    return replace(record, timestamp=round((NOW.timestamp() - seconds) * 1_000))


@pytest.mark.parametrize("is_urgent", [False, True])
async def test_what_can_wait_goes_first_while_it_is_urgent(is_urgent: bool):
    urgent = Precedence()
    under_way: list[bool] = []

    async def process(_: Sequence[Envelope]) -> None:
        under_way.append(urgent.busy)

    await Bench(process, urgent=urgent, can_wait=True, is_urgent=lambda: is_urgent).deliver(_record(1))
    assert under_way == [is_urgent]


async def test_what_is_urgent_waits_for_no_large_batch():
    precedence = Precedence()
    handler = Handler()
    bench = Bench(handler, precedence, can_wait=True, is_urgent=lambda: True)
    with precedence.taken():
        await asyncio.wait_for(bench.deliver(_aged(_record(1), 0.0)), LONGEST_WAIT_SECONDS - 1)
    assert handler.done == ["id1"]


@pytest.mark.parametrize(
    ("records", "waits_for"), [(LARGE_BATCH - 1, []), (LARGE_BATCH, [LONGEST_WAIT_FOR_URGENT_SECONDS])]
)
async def test_a_large_batch_gives_way_to_what_is_urgent_for_a_bounded_time(records: int, waits_for: list[float]):
    urgent = Waits()
    await Bench(Handler(), urgent=urgent).deliver(*map(_record, range(records)))
    assert urgent.longest == waits_for


async def test_a_reader_that_is_behind_goes_on_with_what_came_meanwhile_and_acknowledges_it_together():
    handler = Handler()
    bench = Bench(handler)
    bench.consumer = Consumer(later=[_record(offset) for offset in range(200, 350)])
    assert await bench.deliver(*map(_record, range(200))) == "done"
    assert len(handler.done) == 350


async def test_what_came_meanwhile_is_read_again_with_the_rest():
    bench = Bench(Handler({"id349": Transient("mongodb", "down")}))
    bench.consumer = Consumer({0, 1}, [replace(_record(offset), partition=1) for offset in range(200, 350)])
    assert await bench.deliver(*map(_record, range(100, 300))) == "again"
    assert bench.consumer.rewound == {0: 100, 1: 200}


async def test_a_reader_acknowledges_after_some_batches_however_much_comes():
    handler = Handler()
    bench = Bench(handler)
    bench.consumer = Consumer(later=[_record(offset) for offset in range(BATCH, 10 * BATCH)])
    assert await bench.deliver(*map(_record, range(BATCH))) == "done"
    assert len(handler.done) == BATCHES_AT_ONCE * BATCH


async def test_a_reader_takes_nothing_more_while_something_is_urgent():
    handler = Handler()
    urgent = Waits()
    bench = Bench(handler, urgent=urgent)
    bench.consumer = Consumer(later=[_record(offset) for offset in range(200, 350)])
    with urgent.taken():
        assert await bench.deliver(*map(_record, range(200))) == "done"
    assert len(handler.done) == 200


async def test_what_was_taken_is_done_when_nothing_more_can_be_read():
    handler = Handler()
    bench = Bench(handler)
    bench.consumer.failure = ConsumerStoppedError()
    assert await bench.deliver(*map(_record, range(200))) == "done"
    assert len(handler.done) == 200


@pytest.mark.parametrize(
    ("can_wait", "records", "pauses"),
    [(True, 1, [GATHER_SECONDS]), (True, LARGE_BATCH, []), (False, 1, [])],
)
async def test_a_reader_that_can_wait_gathers_messages_unless_many_are_there_already(
    can_wait: bool, records: int, pauses: list[float]
):
    bench = Bench(Handler(), Waits(), can_wait=can_wait)
    assert await bench.deliver(*map(_record, range(records))) == "done"
    assert bench.pauses == pauses


async def test_other_readers_wait_for_nobody():
    waits = Waits()
    assert await Bench(Handler(), waits).deliver(_record(1)) == "done"
    assert waits.longest == []


@pytest.mark.parametrize(("records", "goes_first"), [(LARGE_BATCH - 1, False), (LARGE_BATCH, True)])
async def test_lists_give_way_while_a_large_batch_is_under_way_and_to_no_smaller_one(records: int, goes_first: bool):
    precedence = Precedence()
    under_way: list[bool] = []

    async def process(_: Sequence[Envelope]) -> None:
        under_way.append(precedence.busy)

    await Bench(process, precedence).deliver(*map(_record, range(records)))
    assert set(under_way) == {goes_first}
