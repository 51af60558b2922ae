"""Loads that do not wait for the system, and loads that do."""

import asyncio
from time import perf_counter

import pytest

from benchmark.closed_loop import in_parallel
from benchmark.open_loop import at_rate


async def test_a_message_goes_out_while_those_before_it_are_still_on_their_way() -> None:
    all_sent = asyncio.Event()
    sent: list[int] = []

    async def send(message: int) -> None:
        sent.append(message)
        if len(sent) == 3:
            all_sent.set()
        await all_sent.wait()

    async with asyncio.timeout(10):
        await at_rate([1, 2, 3], 1_000, send)
    assert sent == [1, 2, 3]


async def test_the_times_are_those_of_the_pace_and_not_of_the_sending() -> None:
    async def send(_message: str) -> None:
        await asyncio.sleep(0)

    began = perf_counter()
    times = await at_rate(["a", "b", "c"], 50, send)
    assert [round(time - times[0], 6) for time in times] == [0, 0.02, 0.04]
    assert times[0] >= began
    assert perf_counter() >= times[-1]


async def test_the_first_failure_of_a_sending_is_told() -> None:
    async def send(message: str) -> None:
        raise LookupError(message)

    with pytest.raises(LookupError, match="a"):
        await at_rate(["a"], 50, send)


async def test_so_many_are_on_their_way_at_a_time_and_all_are_answered() -> None:
    under_way = most = 0

    async def send(message: int) -> int:
        nonlocal under_way, most
        under_way += 1
        most = max(most, under_way)
        await asyncio.sleep(0)
        under_way -= 1
        return -message

    assert sorted(await in_parallel(range(10), 3, send)) == sorted(-number for number in range(10))
    assert most == 3
