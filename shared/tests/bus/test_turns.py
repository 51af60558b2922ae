"""What can wait gives way to large batches, and large batches give way to what no longer can."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from aiokafka import ConsumerRecord

from wenze.bus.lanes import LARGE_BATCH
from wenze.bus.precedence import Precedence, never
from wenze.bus.subscription import (
    GATHER_SECONDS,
    LONGEST_WAIT_FOR_URGENT_SECONDS,
    LONGEST_WAIT_SECONDS,
)
from wenze.contracts.envelope import Envelope

NOW = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)


@pytest.mark.parametrize("can_wait", [True, False])
async def test_what_can_wait_is_worked_through_at_once_and_nothing_else_is(
    can_wait: bool, large_batch: Any, new_bench: Any
):
    given: list[int] = []

    async def handle(envelopes: Sequence[Envelope]) -> None:
        given.append(len(envelopes))

    assert await new_bench(handle, Waits(), can_wait=can_wait).deliver(*large_batch) == "done"
    assert sum(given) == 400
    assert (len(given) == 1) is can_wait


class Waits(Precedence):
    """Remembers how long it was to wait at most."""

    def __init__(self) -> None:
        super().__init__()
        self.longest: list[float] = []

    async def give_way(self, longest: float, unless: Callable[[], bool] = never) -> None:
        self.longest.append(longest)


async def test_a_reader_that_can_wait_waits_the_less_the_older_its_messages_are(
    new_bench: Any, new_handler: Any, record_at: Any
):
    waits = Waits()
    bench = new_bench(new_handler(), waits, can_wait=True)
    await bench.deliver(_aged(record_at(1), 2.0), _aged(record_at(2), 0.0))
    assert waits.longest == [LONGEST_WAIT_SECONDS - 2.0]


def _aged(record: ConsumerRecord, seconds: float) -> ConsumerRecord:
    return replace(record, timestamp=round((NOW.timestamp() - seconds) * 1_000))


@pytest.mark.parametrize("is_urgent", [False, True])
async def test_what_can_wait_goes_first_while_it_is_urgent(is_urgent: bool, new_bench: Any, record_at: Any):
    urgent = Precedence()
    under_way: list[bool] = []

    async def process(_: Sequence[Envelope]) -> None:
        under_way.append(urgent.busy)

    await new_bench(process, urgent=urgent, can_wait=True, is_urgent=lambda: is_urgent).deliver(record_at(1))
    assert under_way == [is_urgent]


async def test_what_is_urgent_waits_for_no_large_batch(new_bench: Any, new_handler: Any, record_at: Any):
    precedence = Precedence()
    handler = new_handler()
    bench = new_bench(handler, precedence, can_wait=True, is_urgent=lambda: True)
    with precedence.taken():
        await asyncio.wait_for(bench.deliver(_aged(record_at(1), 0.0)), LONGEST_WAIT_SECONDS - 1)
    assert handler.done == ["id1"]


@pytest.mark.parametrize(
    ("records", "waits_for"), [(LARGE_BATCH - 1, []), (LARGE_BATCH, [LONGEST_WAIT_FOR_URGENT_SECONDS])]
)
async def test_a_large_batch_gives_way_to_what_is_urgent_for_a_bounded_time(
    records: int, waits_for: list[float], new_bench: Any, new_handler: Any, record_at: Any
):
    urgent = Waits()
    await new_bench(new_handler(), urgent=urgent).deliver(*map(record_at, range(records)))
    assert urgent.longest == waits_for


async def test_a_reader_takes_nothing_more_while_something_is_urgent(
    new_bench: Any, new_handler: Any, new_consumer: Any, record_at: Any
):
    handler = new_handler()
    urgent = Waits()
    bench = new_bench(handler, urgent=urgent)
    bench.consumer = new_consumer(later=[record_at(offset) for offset in range(200, 350)])
    with urgent.taken():
        assert await bench.deliver(*map(record_at, range(200))) == "done"
    assert len(handler.done) == 200


@pytest.mark.parametrize(
    ("can_wait", "records", "pauses"),
    [(True, 1, [GATHER_SECONDS]), (True, LARGE_BATCH, []), (False, 1, [])],
)
async def test_a_reader_that_can_wait_gathers_messages_unless_many_are_there_already(
    can_wait: bool, records: int, pauses: list[float], new_bench: Any, new_handler: Any, record_at: Any
):
    bench = new_bench(new_handler(), Waits(), can_wait=can_wait)
    assert await bench.deliver(*map(record_at, range(records))) == "done"
    assert bench.pauses == pauses


async def test_other_readers_wait_for_nobody(new_bench: Any, new_handler: Any, record_at: Any):
    waits = Waits()
    assert await new_bench(new_handler(), waits).deliver(record_at(1)) == "done"
    assert waits.longest == []


@pytest.mark.parametrize(("records", "goes_first"), [(LARGE_BATCH - 1, False), (LARGE_BATCH, True)])
async def test_lists_give_way_while_a_large_batch_is_under_way_and_to_no_smaller_one(
    records: int, goes_first: bool, new_bench: Any, record_at: Any
):
    precedence = Precedence()
    under_way: list[bool] = []

    async def process(_: Sequence[Envelope]) -> None:
        under_way.append(precedence.busy)

    await new_bench(process, precedence).deliver(*map(record_at, range(records)))
    assert set(under_way) == {goes_first}
