"""The sweep of what a crash left unpublished, beside commits whose publication is still under way."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import count
from typing import Final

from benchmark.stored_clues import BATCH, Original
from clue_intake.adapters.publication import messages_of
from wenze.clock import SystemClock
from wenze.journal.commit import Commit, sealed
from wenze.journal.outbox import Outbox
from wenze.journal.publication import Publisher
from wenze.mongo.database import Mongo
from wenze.mongo.journal import MongoJournal
from wenze.mongo.lease import MongoLease

LATER: Final = timedelta(hours=1)
EARLIER: Final = timedelta(minutes=1)


class LeftCommits:
    """Implements benchmark.sweeps.Sweep with the outbox of clue-intake."""

    def __init__(self, mongo: Mongo, publisher: Publisher, originals: Sequence[Original]) -> None:
        self._clock = SystemClock()
        self._journal = MongoJournal(mongo.database)
        self._originals = originals
        self._numbers = count()
        self._due = 0
        self._outbox = Outbox(
            journal=self._journal,
            publisher=publisher,
            messages_of=messages_of,
            source="benchmark",
            lease=MongoLease(mongo.database, "sweep", "benchmark", LATER, self._clock),
            clock=self._clock,
        )

    async def fill(self, size: int, due: int) -> None:
        self._due = due
        await self._journal.prepare()
        for first in range(0, size, BATCH):
            await self._append(min(BATCH, size - first), LATER)

    async def make_due(self) -> None:
        await self._append(self._due, -EARLIER)

    async def run(self) -> int:
        return await self._outbox.sweep()

    async def _append(self, size: int, after: timedelta) -> None:
        at = self._clock.now() + after
        await self._journal.append([sealed(replace(self._next(), at=at, pending=True)) for _ in range(size)])

    def _next(self) -> Commit:
        number = next(self._numbers)
        commit, _ = self._originals[number % len(self._originals)].copy(number)
        return commit
