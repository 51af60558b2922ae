"""Notices that this process knows to be due, so that it need not look for them in the list."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from itertools import islice
from typing import Final

CAPACITY: Final = 10_000


class Tray:
    """Names of notices in the order they were put in, each once.

    Only a hint: a full tray takes no more, and a process that ends leaves what is in it. The list has them all.
    """

    def __init__(self) -> None:
        self._waiting: dict[str, None] = {}
        self._filled = asyncio.Event()

    def __len__(self) -> int:
        return len(self._waiting)

    def put(self, notice_ids: Iterable[str]) -> None:
        """As many of the notices as have room."""
        room = CAPACITY - len(self._waiting)
        self._waiting |= dict.fromkeys(islice((each for each in notice_ids if each not in self._waiting), room))
        if self._waiting:
            self._filled.set()

    def take(self, limit: int) -> list[str]:
        """The first ones, which are in the tray no longer."""
        taken = list(islice(self._waiting, limit))
        for notice_id in taken:
            del self._waiting[notice_id]
        if not self._waiting:
            self._filled.clear()
        return taken

    async def filled(self, seconds: float) -> None:
        """Returns when there is something in the tray, and after so many seconds in any case."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self._filled.wait()
