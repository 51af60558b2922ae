"""Notices that this process knows to be due, so that it need not look for them in the list."""

import asyncio
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from itertools import islice
from typing import Final

from notifier.domain.notice import Notice
from wenze.journal.executor import History

CAPACITY: Final = 10_000
REMEMBERED: Final = 2_000
"""How many histories a tray keeps: letters take memory. Of the others it knows the names."""

Taken = dict[str, History[Notice] | None]
"""Names of notices, with the history as it was when the notice was put in, where it is remembered."""


class Tray:
    """Notices in the order they were put in, each once.

    Only a hint: a full tray takes no more, and a process that ends leaves what is in it. The list has them all.
    """

    def __init__(self) -> None:
        self._waiting: Taken = {}
        self._remembered = 0
        self._came = asyncio.Event()

    def __len__(self) -> int:
        return len(self._waiting)

    def put(self, notice_ids: Iterable[str]) -> None:
        """As many of the notices as have room."""
        for notice_id in notice_ids:
            self.put_one(notice_id, None)

    def put_one(self, notice_id: str, history: History[Notice] | None) -> None:
        """The notice, if there is room, with its history as far as anybody knows."""
        if notice_id in self._waiting or len(self._waiting) >= CAPACITY:
            return
        if history and self._remembered < REMEMBERED:
            self._waiting[notice_id] = history
            self._remembered += 1
        else:
            self._waiting[notice_id] = None
        self._came.set()

    def first_due_at(self) -> datetime | None:
        """When the first notice was due, if it is remembered."""
        first = next(iter(self._waiting.values()), None)
        return first.state.next_attempt_at if first and first.state else None

    def take(self, limit: int) -> Taken:
        """The first ones, which are in the tray no longer."""
        taken = dict(islice(self._waiting.items(), limit))
        for notice_id, history in taken.items():
            del self._waiting[notice_id]
            self._remembered -= history is not None
        return taken

    async def holds(self, count: int, seconds: float) -> None:
        """Returns when so many are in the tray, and after so many seconds in any case."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                while len(self) < count:
                    self._came.clear()
                    await self._came.wait()
