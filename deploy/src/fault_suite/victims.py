"""Killing, stopping, pausing and starting again the processes of an arena."""

import asyncio
import os
import signal
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic
from typing import Final

from embedded_stack import ComponentFailedError
from fault_suite.arena import Arena

_POLL_SECONDS: Final = 0.02
_STOP_SECONDS: Final = 20.0


@dataclass(slots=True)
class Tolls:
    """What was done to the processes: counts by component, and how long each was gone until it answered again."""

    kills: Counter[str] = field(default_factory=Counter[str])
    stops: Counter[str] = field(default_factory=Counter[str])
    pauses: Counter[str] = field(default_factory=Counter[str])
    recoveries: dict[str, list[float]] = field(default_factory=dict[str, list[float]])
    failures: list[str] = field(default_factory=list[str])


class Victims:
    """The arena's processes. What is killed comes back by itself after the time given."""

    def __init__(self, arena: Arena) -> None:
        self.tolls = Tolls()
        self._arena = arena
        self._returning: dict[str, asyncio.Task[None]] = {}
        self._gone_since: dict[str, float] = {}
        self._locks = {name: asyncio.Lock() for name in arena.stacks}

    async def kill(self, name: str, gone_for: float) -> None:
        """SIGKILL, also while it starts or is paused."""
        async with self._locks[name]:
            await self._once_running(name)
            await self._call_off(name)
            self._gone_since.setdefault(name, monotonic())
            await self._arena.stacks[name].kill(name)
            self.tolls.kills[name] += 1
            self._returns(name, gone_for)

    async def stop(self, name: str, gone_for: float) -> None:
        """SIGTERM, and SIGKILL when it does not end in time."""
        async with self._locks[name]:
            await self._once_running(name)
            await self._call_off(name)
            self._gone_since.setdefault(name, monotonic())
            await self._end(name)
            self.tolls.stops[name] += 1
            self._returns(name, gone_for)

    async def _once_running(self, name: str) -> None:
        """What is gone just now is not killed again before it is back: a kill that hits nothing would be counted."""
        while not is_running(self._arena.pid(name)):  # noqa: ASYNC110 - another process's state can only be asked for again
            await asyncio.sleep(_POLL_SECONDS)

    async def _end(self, name: str) -> None:
        pid = self._arena.pid(name)
        os.kill(pid, signal.SIGCONT)
        os.kill(pid, signal.SIGTERM)
        with suppress(TimeoutError):
            async with asyncio.timeout(_STOP_SECONDS):
                while is_running(pid):  # noqa: ASYNC110 - as above
                    await asyncio.sleep(_POLL_SECONDS)
        await self._arena.stacks[name].kill(name)  # waits for it, so that nothing of it is left

    async def pause(self, name: str, seconds: float) -> None:
        """SIGSTOP, and SIGCONT after so many seconds."""
        pid = self._arena.pid(name)
        if not is_running(pid):
            return
        os.kill(pid, signal.SIGSTOP)
        self.tolls.pauses[name] += 1
        await asyncio.sleep(seconds)
        if pid == self._arena.pid(name) and is_running(pid):
            os.kill(pid, signal.SIGCONT)

    async def all_back(self) -> None:
        """Everything that was killed answers again when this returns, or is among the failures."""
        while self._returning:
            await asyncio.gather(*self._returning.values(), return_exceptions=True)

    async def watch(self) -> None:
        """Note what ends by itself; it is a failure, and is started again. Runs until cancelled."""
        while True:
            await asyncio.sleep(0.5)
            for name in self._arena.stacks:
                if name not in self._gone_since and not is_running(self._arena.pid(name)):
                    self.tolls.failures.append(f"{name} ended by itself")
                    self._gone_since[name] = monotonic()
                    self._returns(name, 0)

    async def _call_off(self, name: str) -> None:
        if returning := self._returning.pop(name, None):
            returning.cancel()
            await asyncio.gather(returning, return_exceptions=True)

    def _returns(self, name: str, gone_for: float) -> None:
        task = asyncio.create_task(self._return(name, gone_for))
        self._returning[name] = task
        task.add_done_callback(lambda done: self._returned(name, done))

    def _returned(self, name: str, task: asyncio.Task[None]) -> None:
        if self._returning.get(name) is task:
            del self._returning[name]

    async def _return(self, name: str, gone_for: float) -> None:
        await asyncio.sleep(gone_for)
        try:
            await self._arena.stacks[name].restart(name)
        except ComponentFailedError as failure:
            self.tolls.failures.append(f"{failure} {failure.log_tail}")
            return
        since = self._gone_since.pop(name)
        self.tolls.recoveries.setdefault(name, []).append(monotonic() - since)


def is_running(pid: int) -> bool:
    """Whether the process is there and has not ended; one that was ended and not yet waited for has."""
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except FileNotFoundError:
        return False
    return status.rpartition(")")[2].split()[0] not in "ZX"
