"""Plain hops as processes of their own, started and ended together."""

import asyncio
import sys
from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from benchmark.plain_hop import READY
from benchmark.plain_work import PlainWork

READY_WITHIN_SECONDS: Final = 60.0


@asynccontextmanager
async def plain_hops(works: Sequence[PlainWork], folder: Path, *, wait: bool = True) -> AsyncGenerator[None]:
    """A hop for each of the works; with `wait`, once all have their partitions. Raises: RuntimeError, TimeoutError."""
    hops: list[asyncio.subprocess.Process] = []
    try:
        for work in works:
            hops.append(await _started(work, folder / f"{work.database}.json"))  # noqa: PERF401 - ended below even when one fails
        if wait:
            async with asyncio.timeout(READY_WITHIN_SECONDS):
                await asyncio.gather(*map(_ready, hops))
        yield
    finally:
        for hop in hops:
            if hop.returncode is None:
                hop.kill()
        await asyncio.gather(*(hop.wait() for hop in hops))


async def _started(work: PlainWork, file: Path) -> asyncio.subprocess.Process:
    work.write(file)
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "benchmark.plain_hop", str(file), stdout=asyncio.subprocess.PIPE
    )


async def _ready(hop: asyncio.subprocess.Process) -> None:
    line = await hop.stdout.readline() if hop.stdout else b""
    if line.decode().strip() != READY:
        raise RuntimeError(f"a plain hop did not start (exit code {hop.returncode})")
