"""Finds deliveries again that the list lost: what the journal knows and the list does not is put into the list."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Final

from wenze.journal.lease import Lease

log = logging.getLogger(__name__)

DAY: Final = timedelta(days=1)
HOUR: Final = timedelta(hours=1)


class RequeueNotices:
    """`repair` writes what is missing in the list or behind the journal. It leaves claims alone: they do not change a
    version. The lease is kept for a day, so that a start does not bring it on."""

    def __init__(self, repair: Callable[[], Awaitable[int]], lease: Lease) -> None:
        self._repair = repair
        self._lease = lease

    async def run(self, pause: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        """Once a day on one replica, until cancelled. Raises: Transient; run again, it begins anew."""
        while True:
            if await self._lease.acquire():
                if found := await self._repair():
                    log.warning("the list had missed %s notices", found)
                await pause(DAY.total_seconds())
            else:
                await pause(HOUR.total_seconds())
