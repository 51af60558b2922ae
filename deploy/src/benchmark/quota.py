"""A share of a processor for each of some processes, as an orchestrator's limit gives it."""

import asyncio
import os
import signal
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Final

PERIOD_SECONDS: Final = 0.1


@asynccontextmanager
async def quota(processes: Sequence[int], share: float) -> AsyncGenerator[None]:
    """Each process may run for that share of each tenth of a second and is held for the rest, one after the other."""
    holders = [asyncio.create_task(_hold(process, share, number)) for number, process in enumerate(processes)]
    try:
        yield
    finally:
        for holder in holders:
            holder.cancel()
        await asyncio.gather(*holders, return_exceptions=True)


async def _hold(process: int, share: float, number: int) -> None:
    try:
        await asyncio.sleep(PERIOD_SECONDS * share * number)
        while True:
            os.kill(process, signal.SIGSTOP)
            await asyncio.sleep(PERIOD_SECONDS * (1 - share))
            os.kill(process, signal.SIGCONT)
            await asyncio.sleep(PERIOD_SECONDS * share)
    finally:
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGCONT)
