"""A share of a processor for each of some processes, as an orchestrator's limit gives it."""

import asyncio
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager, suppress
from time import perf_counter
from typing import Final

import psutil

from benchmark.processor_time import taken_by

PERIOD_SECONDS: Final = 0.1
LOOK_SECONDS: Final = 0.002


@asynccontextmanager
async def quota(processes: Sequence[int], share: float) -> AsyncGenerator[None]:
    """Each process that has taken that share of a tenth of a second is held for the rest of it.

    Waiting costs nothing; what it took beyond its share goes off the next tenth.
    """
    holders = [asyncio.create_task(_hold(psutil.Process(process), share)) for process in processes]
    try:
        yield
    finally:
        for holder in holders:
            holder.cancel()
        await asyncio.gather(*holders, return_exceptions=True)


async def _hold(process: psutil.Process, share: float) -> None:
    owed = 0.0
    try:
        while True:
            ends, allowed = perf_counter() + PERIOD_SECONDS, PERIOD_SECONDS * share - owed
            taken = await _taken_until(process, allowed, ends)
            if taken >= allowed:
                process.suspend()
                await asyncio.sleep(ends - perf_counter())
                process.resume()
            owed = max(0.0, taken - allowed)
    finally:
        with suppress(psutil.NoSuchProcess):
            process.resume()


async def _taken_until(process: psutil.Process, allowed: float, ends: float) -> float:
    """The processor time it took until that was no longer less than allowed, or the period ended."""
    before = taken_by(process)
    while (taken := taken_by(process) - before) < allowed and perf_counter() < ends:  # noqa: ASYNC110 - another process can only be looked at again
        await asyncio.sleep(LOOK_SECONDS)
    return taken
