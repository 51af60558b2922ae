"""A large batch worked on side by side: one lane computes while another waits for the database."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final
from zlib import crc32

LARGE_BATCH: Final = 50
"""A reader that finds so many records at once is behind; each lane is worth so many."""
LANES: Final = 4

Records = Sequence[Any]


class Lanes:
    """Some lanes through which records pass; those of one key are in one lane and keep their order.

    A lane that has nothing left asks for `more`, so that none waits for the slowest before what comes next is begun; it
    does so until less than a large batch has come.
    """

    def __init__(
        self, records: Records, work: Callable[[Records], Awaitable[None]], more: Callable[[], Awaitable[Records]]
    ) -> None:
        count = max(1, min(LANES, len(records) // LARGE_BATCH))
        self._lanes: list[list[Any]] = [[] for _ in range(count)]
        self._work = work
        self._more = more
        self._asking = asyncio.Lock()
        self._failed = False
        self._put(records)

    async def work_through(self) -> None:
        """Returns when all records are done and there are no more.

        Raises: what `work` and `more` raise, once nothing is under way any more; what was not begun is left then.
        """
        results = await asyncio.gather(*map(self._pass, range(len(self._lanes))), return_exceptions=True)
        for failure in results:
            if failure:
                raise failure

    async def _pass(self, lane: int) -> None:
        try:
            while records := await self._next(lane):
                await self._work(records)
        except BaseException:
            self._failed = True
            raise

    async def _next(self, lane: int) -> Records:
        if not self._lanes[lane]:
            async with self._asking:  # one at a time, so that keys keep their order
                while not (self._lanes[lane] or self._all_came or self._failed):
                    self._put(await self._more())
        if self._failed:
            return ()
        records, self._lanes[lane] = self._lanes[lane], []
        return records

    def _put(self, records: Records) -> None:
        self._all_came = len(records) < LARGE_BATCH
        for record in records:
            self._lanes[crc32(record.key or b"") % len(self._lanes)].append(record)
