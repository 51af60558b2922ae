"""A reader acknowledges only what is done, retries what may pass, and sets aside what cannot be handled."""

from dataclasses import dataclass, replace
from typing import Any

import pytest

from wenze.bus.dead_letters import BODY_LENGTH, from_record
from wenze.bus.publisher import Record
from wenze.bus.subscription import (
    RetryPolicy,
)
from wenze.contracts.envelope import InvalidMessage
from wenze.errors import Transient


async def test_a_batch_that_is_done_is_acknowledged(new_bench: Any, new_handler: Any, record_at: Any):
    handler = new_handler()
    assert await new_bench(handler).deliver(record_at(1), record_at(2)) == "done"
    assert handler.done == ["id1", "id2"]


async def test_a_message_that_is_no_message_becomes_a_dead_letter_and_the_rest_goes_on(
    new_bench: Any, new_handler: Any, record_at: Any
):
    handler = new_handler()
    bench = new_bench(handler)
    assert await bench.deliver(record_at(1), record_at(2, body=b"\x00garbage"), record_at(3)) == "done"
    assert handler.done == ["id1", "id3"]
    (letter,) = map(from_record, map(_as_consumed, bench.sent))
    assert (letter.topic, letter.partition, letter.offset, letter.value) == ("clues", 0, 2, b"\x00garbage")
    assert bench.watch.dead == 1


async def test_a_header_that_is_not_text_does_not_stop_the_others(new_bench: Any, new_handler: Any, record_at: Any):
    handler = new_handler()
    bench = new_bench(handler)
    assert await bench.deliver(record_at(1, headers={"ce_type": b"\xff\xfe"}), record_at(2)) == "done"
    assert handler.done == ["id2"]
    assert bench.watch.dead == 1


async def test_a_poisonous_message_is_tried_some_times_and_then_set_aside(
    new_bench: Any, new_handler: Any, record_at: Any
):
    handler = new_handler({"id2": RuntimeError("boom")})
    bench = new_bench(handler)
    assert await bench.deliver(record_at(1), record_at(2), record_at(3)) == "done"
    assert handler.done == ["id1", "id3"]
    (letter,) = map(from_record, map(_as_consumed, bench.sent))
    assert letter.attempts == RetryPolicy().attempts
    assert "boom" in letter.error


async def test_a_message_that_works_at_the_second_attempt_is_not_set_aside(
    new_bench: Any, new_handler: Any, record_at: Any
):
    handler = new_handler({"id2": RuntimeError("boom")}, times=2)
    bench = new_bench(handler)
    assert await bench.deliver(record_at(1), record_at(2), record_at(3)) == "done"
    assert handler.done == ["id1", "id2", "id3"]
    assert bench.sent == []


async def test_an_invalid_message_is_set_aside_at_once_with_the_body_that_may_be_kept(
    new_bench: Any, new_handler: Any, record_at: Any
):
    bench = new_bench(new_handler({"id1": InvalidMessage("it names an informant", body=b"{}")}))
    assert await bench.deliver(record_at(1)) == "done"
    (letter,) = map(from_record, map(_as_consumed, bench.sent))
    assert letter.value == b"{}"
    assert letter.attempts == 1
    assert bench.watch.retries == 0


async def test_an_outage_acknowledges_nothing_and_fills_no_dead_letters(
    new_bench: Any, new_handler: Any, record_at: Any
):
    bench = new_bench(new_handler({"id1": Transient("mongodb", "down")}))
    assert await bench.deliver(record_at(1), record_at(2, body=b"garbage")) == "again"
    assert bench.sent == []
    assert bench.watch.out


async def test_after_an_outage_each_partition_is_read_again_from_its_first_message(
    new_bench: Any, new_handler: Any, new_consumer: Any, record_at: Any
):
    bench = new_bench(new_handler({"id7": Transient("mongodb", "down")}))
    bench.consumer = new_consumer({0, 1})
    records = [
        replace(record_at(offset), partition=partition) for offset, partition in ((7, 0), (8, 0), (5, 1), (6, 1))
    ]
    assert await bench.deliver(*records) == "again"
    assert bench.consumer.rewound == {0: 7, 1: 5}


async def test_a_partition_that_went_to_another_reader_does_not_keep_the_others_from_being_read_again(
    new_bench: Any, new_handler: Any, new_consumer: Any, record_at: Any
):
    bench = new_bench(new_handler({"id7": Transient("mongodb", "down")}))
    bench.consumer = new_consumer({1})
    assert await bench.deliver(record_at(7), replace(record_at(5), partition=1)) == "again"
    assert bench.consumer.rewound == {1: 5}


async def test_pauses_grow_with_the_outage_and_stay_bounded(new_bench: Any, new_handler: Any, record_at: Any):
    bench = new_bench(new_handler({"id1": Transient("mongodb", "down")}))
    for _ in range(12):
        await bench.deliver(record_at(1))
    assert bench.pauses == sorted(bench.pauses)
    assert bench.pauses[-1] == RetryPolicy().longest_outage_pause


async def test_after_an_outage_the_batch_is_done_and_the_reader_ready_again(
    new_bench: Any, new_handler: Any, record_at: Any
):
    handler = new_handler({"id1": Transient("mongodb", "down")}, times=1)
    bench = new_bench(handler)
    assert await bench.deliver(record_at(1)) == "again"
    assert await bench.deliver(record_at(1)) == "done"
    assert not bench.watch.out


async def test_dead_letters_that_cannot_be_kept_are_not_acknowledged(new_bench: Any, new_handler: Any, record_at: Any):
    bench = new_bench(new_handler())
    bench.broker_is_down = True
    assert await bench.deliver(record_at(1, body=b"garbage")) == "again"


async def test_the_lag_is_what_lies_behind_the_last_message(new_bench: Any, new_handler: Any, record_at: Any):
    bench = new_bench(new_handler())
    await bench.deliver(record_at(4), record_at(5))
    assert bench.watch.lags == [4]


@pytest.mark.parametrize("value", [b"raw \x00\xff body", None])
async def test_a_dead_letter_keeps_key_body_and_headers_as_they_came(
    value: bytes | None, new_bench: Any, new_handler: Any, record_at: Any
):
    bench = new_bench(new_handler())
    record = record_at(1, body=value or b"", headers={"odd": b"\xff"})
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
async def test_a_body_too_deep_to_read_is_set_aside_and_the_rest_goes_on(
    levels: int, new_bench: Any, new_handler: Any, record_at: Any
):
    handler = new_handler()
    bench = new_bench(handler)
    deep = b'{"a":' + b"[" * levels + b"]" * levels + b"}"
    assert await bench.deliver(record_at(1, body=deep), record_at(2)) == "done"
    assert handler.done == ["id2"]
    assert bench.watch.dead == 1


def test_a_pause_stays_bounded_however_long_the_outage():
    assert RetryPolicy().outage_pause(1_000_000) == RetryPolicy().longest_outage_pause


async def test_a_header_without_a_value_is_set_aside_and_the_rest_goes_on(
    new_bench: Any, new_handler: Any, record_at: Any
):
    handler = new_handler()
    bench = new_bench(handler)
    record = record_at(1, headers={"ce_type": None})  # type: ignore[dict-item]
    assert await bench.deliver(record, record_at(2)) == "done"
    assert handler.done == ["id2"]
    assert bench.watch.dead == 1


async def test_a_body_beyond_all_bounds_is_kept_cut_off(new_bench: Any, new_handler: Any, record_at: Any):
    bench = new_bench(new_handler())
    await bench.deliver(record_at(1, body=b"x" * (BODY_LENGTH + 1)))
    assert len(bench.sent[0].value or b"") == BODY_LENGTH
