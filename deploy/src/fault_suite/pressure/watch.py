"""Looks at the services again and again, as those who run them do: memory, readiness and what waits on the topics."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Final, Literal

import httpx
import psutil
from prometheus_client.parser import text_string_to_metric_families

from fault_suite.arena import Arena

EVERY_SECONDS: Final = 0.5
ANSWER_SECONDS: Final = 5.0
LAG: Final = "wenze_consumer_lag_messages"

Phase = Literal["at rest", "slow", "silent", "afterwards"]


@dataclass(frozen=True, slots=True)
class Look:
    """One service at one moment. `ready` is None when it did not answer; `lag` is of all its readers together."""

    service: str
    phase: Phase
    memory: int
    ready: bool | None
    lag: int


@dataclass(slots=True)
class Watcher:
    """What was seen. `phase` is what the watched go through now; set by whoever does it to them."""

    arena: Arena
    phase: Phase = "at rest"
    looks: list[Look] = field(default_factory=list[Look])

    @asynccontextmanager
    async def watching(self) -> AsyncGenerator[None]:
        """Looks every half second while inside."""
        task = asyncio.create_task(self._look_again_and_again())
        try:
            yield
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)

    async def look(self) -> None:
        """Look at all of them once."""
        async with httpx.AsyncClient(timeout=ANSWER_SECONDS, trust_env=False) as http:
            await self._look(http)

    async def _look_again_and_again(self) -> None:
        async with httpx.AsyncClient(timeout=ANSWER_SECONDS, trust_env=False) as http:
            while True:
                await self._look(http)
                await asyncio.sleep(EVERY_SECONDS)

    async def _look(self, http: httpx.AsyncClient) -> None:
        phase = self.phase
        looks = await asyncio.gather(*(self._look_at(http, name, phase) for name in self.arena.addresses))
        if phase == self.phase:  # what spans a change belongs to neither
            self.looks += looks

    async def _look_at(self, http: httpx.AsyncClient, name: str, phase: Phase) -> Look:
        url = self.arena.addresses[name]
        memory = psutil.Process(self.arena.pid(name)).memory_info().rss
        try:
            ready, metrics = await asyncio.gather(http.get(f"{url}/readyz"), http.get(f"{url}/metrics"))
        except httpx.TransportError:
            return Look(name.rpartition("-")[0], phase, memory, None, 0)
        return Look(name.rpartition("-")[0], phase, memory, ready.is_success, _lag(metrics.text))


def _lag(metrics: str) -> int:
    families = text_string_to_metric_families(metrics)
    return int(sum(sample.value for family in families if family.name == LAG for sample in family.samples))
