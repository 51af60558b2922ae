"""Finds deliveries again that the list lost: what the journal knows and the list does not is put into the list."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final

from wenze.journal.lease import Lease

HOUR: Final = 3600.0


class RequeueNotices:
    """`rebuild` brings the list up to date with the journal. It leaves claims alone: they do not change a version."""

    def __init__(self, rebuild: Callable[[], Awaitable[int]], lease: Lease) -> None:
        self._rebuild = rebuild
        self._lease = lease

    async def run(self, pause: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        """At the start and every hour, unless another replica is at it, until cancelled. Raises: Transient."""
        while True:
            if await self._lease.acquire():
                await self._rebuild()
            await pause(HOUR)
