"""A reader that is behind works side by side, goes on with what came meanwhile, and answers for all of it together."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from aiokafka.errors import ConsumerStoppedError

from wenze.bus.settings import KafkaSettings
from wenze.bus.subscription import (
    BATCHES_AT_ONCE,
    MAX_POLL_INTERVAL_MS,
    RetryPolicy,
)
from wenze.contracts.envelope import Envelope
from wenze.errors import Transient

BATCH = KafkaSettings().batch_records


def test_nothing_but_poison_of_one_key_is_through_before_the_broker_loses_patience():
    at_once = BATCHES_AT_ONCE * KafkaSettings().batch_records
    assert RetryPolicy().longest() * at_once * 1_000 < 0.8 * MAX_POLL_INTERVAL_MS


async def test_messages_of_one_key_keep_their_order_in_a_large_batch(large_batch: Any, new_bench: Any):
    done: list[int] = []

    async def handle(envelopes: Sequence[Envelope]) -> None:
        for envelope in envelopes:
            done.append(int(envelope.id.removeprefix("id")))
            await asyncio.sleep(0)

    assert await new_bench(handle).deliver(*large_batch) == "done"
    assert sorted(done) == list(range(400))
    assert done != sorted(done)
    for key in range(5):
        own = [offset for offset in done if offset % 5 == key]
        assert own == sorted(own)


async def test_nothing_of_a_large_batch_is_under_way_any_more_when_an_outage_is_told(large_batch: Any, new_bench: Any):
    done = 0

    async def handle(envelopes: Sequence[Envelope]) -> None:
        nonlocal done
        if any(envelope.id == "id0" for envelope in envelopes):
            raise Transient("mongodb", "down")
        for _ in envelopes:
            await asyncio.sleep(0)
        done += len(envelopes)

    assert await new_bench(handle).deliver(*large_batch) == "again"
    assert 0 < done < 400


async def test_a_reader_that_is_behind_goes_on_with_what_came_meanwhile_and_acknowledges_it_together(
    new_bench: Any, new_handler: Any, new_consumer: Any, record_at: Any
):
    handler = new_handler()
    bench = new_bench(handler)
    bench.consumer = new_consumer(later=[record_at(offset) for offset in range(200, 350)])
    assert await bench.deliver(*map(record_at, range(200))) == "done"
    assert len(handler.done) == 350


async def test_what_came_meanwhile_is_read_again_with_the_rest(
    new_bench: Any, new_handler: Any, new_consumer: Any, record_at: Any
):
    bench = new_bench(new_handler({"id349": Transient("mongodb", "down")}))
    bench.consumer = new_consumer({0, 1}, [replace(record_at(offset), partition=1) for offset in range(200, 350)])
    assert await bench.deliver(*map(record_at, range(100, 300))) == "again"
    assert bench.consumer.rewound == {0: 100, 1: 200}


async def test_a_reader_acknowledges_after_some_batches_however_much_comes(
    new_bench: Any, new_handler: Any, new_consumer: Any, record_at: Any
):
    handler = new_handler()
    bench = new_bench(handler)
    bench.consumer = new_consumer(later=[record_at(offset) for offset in range(BATCH, 10 * BATCH)])
    assert await bench.deliver(*map(record_at, range(BATCH))) == "done"
    assert len(handler.done) == BATCHES_AT_ONCE * BATCH


async def test_what_was_taken_is_done_when_nothing_more_can_be_read(new_bench: Any, new_handler: Any, record_at: Any):
    handler = new_handler()
    bench = new_bench(handler)
    bench.consumer.failure = ConsumerStoppedError()
    assert await bench.deliver(*map(record_at, range(200))) == "done"
    assert len(handler.done) == 200
