"""Lanes keep the order of each key, take more as soon as one of them is free, and end together when one fails."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenze.bus.lanes import LANES, LARGE_BATCH, Lanes
from wenze.errors import Transient


@dataclass(frozen=True)
class Record:
    number: int
    key: bytes | None


def _records(numbers: Sequence[int], keys: int = 10) -> list[Record]:
    return [Record(number, str(number % keys).encode()) for number in numbers]


@dataclass
class Source:
    """Gives these batches one after the other, and remembers how often it was asked."""

    batches: list[list[Record]] = field(default_factory=list)
    asked: int = 0

    async def more(self) -> list[Record]:
        self.asked += 1
        await asyncio.sleep(0)
        return self.batches.pop(0) if self.batches else []


async def _nothing_more() -> list[Record]:
    return []


@given(
    sizes=st.lists(st.integers(LARGE_BATCH, 2 * LARGE_BATCH), min_size=1, max_size=4),
    rest=st.integers(0, LARGE_BATCH - 1),
    keys=st.integers(1, 30),
    pauses=st.lists(st.integers(0, 3), min_size=1, max_size=7),
)
async def test_all_is_done_once_and_the_records_of_a_key_in_their_order(
    sizes: list[int], rest: int, keys: int, pauses: list[int]
):
    done: list[Record] = []
    works = 0

    async def work(records: Sequence[Record]) -> None:
        nonlocal works
        works += 1
        for _ in range(pauses[works % len(pauses)]):
            await asyncio.sleep(0)
        for record in records:
            done.append(record)
            await asyncio.sleep(0)

    numbers = iter(range(sum(sizes) + rest))
    first, *others = [[Record(next(numbers), str(n % keys).encode()) for n in range(size)] for size in (*sizes, rest)]
    await Lanes(first, work, Source(others).more).work_through()
    assert sorted(record.number for record in done) == list(range(sum(sizes) + rest))
    for key in {record.key for record in done}:
        own = [record.number for record in done if record.key == key]
        assert own == sorted(own)


@pytest.mark.parametrize(
    ("records", "lanes"),
    [
        (LARGE_BATCH, 1),
        (2 * LARGE_BATCH - 1, 1),
        (2 * LARGE_BATCH, 2),
        (LANES * LARGE_BATCH, LANES),
        (1_000, LANES),
    ],
)
async def test_there_are_as_many_lanes_as_are_worth_it(records: int, lanes: int):
    side_by_side = 0
    all_there = asyncio.Event()

    async def work(_: Sequence[Record]) -> None:
        nonlocal side_by_side
        side_by_side += 1
        if side_by_side == lanes:
            all_there.set()
        await all_there.wait()

    await asyncio.wait_for(Lanes(_records(range(records)), work, _nothing_more).work_through(), 10)
    assert side_by_side == lanes


async def test_a_free_lane_goes_on_with_what_came_while_another_is_busy():
    went_on = asyncio.Event()
    held = 0

    async def work(records: Sequence[Record]) -> None:
        nonlocal held
        if any(record.number == 0 for record in records):
            held += 1
            await went_on.wait()
        if any(record.number >= 200 for record in records):
            went_on.set()

    source = Source([_records(range(200, 300))])
    await asyncio.wait_for(Lanes(_records(range(200)), work, source.more).work_through(), 10)
    assert held == 1


@pytest.mark.parametrize(("came", "asked"), [(LARGE_BATCH, 2), (LARGE_BATCH - 1, 1), (0, 1)])
async def test_they_ask_for_more_until_less_than_a_large_batch_has_come(came: int, asked: int):
    async def work(_: Sequence[Record]) -> None:
        await asyncio.sleep(0)

    source = Source([_records(range(came))])
    await Lanes(_records(range(200)), work, source.more).work_through()
    assert source.asked == asked


async def test_when_one_fails_the_others_end_what_they_began_and_nothing_more_is_begun():
    begun: list[int] = []
    ended: list[int] = []

    async def work(records: Sequence[Record]) -> None:
        begun.append(len(records))
        await asyncio.sleep(0)
        if any(record.number == 0 for record in records):
            raise Transient("mongodb", "down")
        for _ in range(5):
            await asyncio.sleep(0)
        ended.append(len(records))

    source = Source([_records(range(200, 300)), _records(range(300, 400))])
    with pytest.raises(Transient):
        await Lanes(_records(range(200)), work, source.more).work_through()
    assert sum(begun) == 200
    assert len(ended) == len(begun) - 1


async def test_what_came_while_one_failed_is_not_begun():
    begun: set[int] = set()
    asked, failed = asyncio.Event(), asyncio.Event()

    async def work(records: Sequence[Record]) -> None:
        begun.update(record.number for record in records)
        if any(record.number == 0 for record in records):
            await asked.wait()
            failed.set()
            raise Transient("mongodb", "down")

    async def more() -> list[Record]:
        asked.set()
        await failed.wait()
        await asyncio.sleep(0)
        return _records(range(200, 300))

    with pytest.raises(Transient):
        await Lanes(_records(range(200)), work, more).work_through()
    assert begun <= set(range(200))
