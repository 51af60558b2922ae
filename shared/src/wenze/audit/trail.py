"""The trail of accesses: hash-chained commits of a journal of its own, several accesses to a commit."""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import uuid4

from wenze.audit.access import Access
from wenze.clock import Clock
from wenze.errors import Transient
from wenze.journal.commit import GENESIS, Commit, sealed
from wenze.journal.port import Journal

LARGEST_COMMIT: Final = 200
LONGEST_STREAM: Final = 1_000
"""Commits in a stream, so that none grows too long to be verified at once."""
MOST_WAITING: Final = 10_000
READ_AT_ONCE: Final = 50

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RecordedAccess:
    """An access with the moment it was recorded."""

    at: datetime
    access: Access


class AccessTrail:
    """Records accesses. Whoever waits for `record` shares a commit with all others who came meanwhile.

    Each process writes streams of its own, one a day or more: nobody else writes to them, so none ever loses.
    """

    def __init__(self, journal: Journal, clock: Clock) -> None:
        self._journal = journal
        self._clock = clock
        self._waiting: list[tuple[Access, asyncio.Future[None]]] = []
        self._writing: asyncio.Task[None] | None = None
        self._last: Commit | None = None

    async def record(self, access: Access) -> None:
        """The access is durable when this returns. Raises: Transient; it may then be recorded or not."""
        await self._recorded(access)

    def note(self, access: Access) -> None:
        """Record it soon, and do not wait: a refusal discloses nothing. What an outage loses is told in the log."""
        if len(self._waiting) >= MOST_WAITING:
            log.warning("a refused access is not recorded: %s already wait to be", MOST_WAITING)
            return
        self._recorded(access).add_done_callback(_told_if_lost)

    def _recorded(self, access: Access) -> asyncio.Future[None]:
        recorded = asyncio.get_running_loop().create_future()
        self._waiting.append((access, recorded))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write())
        return recorded

    async def _write(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[:LARGEST_COMMIT], self._waiting[LARGEST_COMMIT:]
            try:
                await self._append([access for access, _ in batch])
            except Exception as failure:  # noqa: BLE001 - those who wait must hear of it, whatever it is
                self._last = None  # nobody knows whether it was stored: the next commit begins a new stream
                for _, recorded in batch:
                    if not recorded.done():
                        recorded.set_exception(failure)
            else:
                for _, recorded in batch:
                    if not recorded.done():
                        recorded.set_result(None)

    async def _append(self, accesses: Sequence[Access]) -> None:
        commit = self._next(accesses)
        if await self._journal.append([commit]):
            raise Transient("mongodb", f"{commit.identifier} was taken")
        self._last = commit

    def _next(self, accesses: Sequence[Access]) -> Commit:
        today, last = self._clock.today(), self._last
        if last is not None and (last.on != today or last.version >= LONGEST_STREAM):
            last = None
        cause = uuid4().hex
        commit = Commit(
            stream=last.stream if last else f"{_prefix(today)}{cause}",
            version=last.version + 1 if last else 1,
            cause=cause,
            events=tuple(access.stored() for access in accesses),
            actor="audit",
            at=self._clock.now(),
            on=today,
            county="",
            correlation=cause,
            prev_hash=last.hash if last else GENESIS,
        )
        return sealed(commit)

    async def of_day(self, day: date) -> list[RecordedAccess]:
        """All accesses of a day, the latest first. Raises: Transient."""
        found: list[RecordedAccess] = []
        after = ""
        while streams := await self._journal.streams(_prefix(day), after, READ_AT_ONCE):
            for history in (await self._journal.load(streams)).values():
                found += [RecordedAccess(each.at, Access.of(event)) for each in history for event in each.events]
            after = streams[-1]
        return sorted(found, key=lambda each: each.at, reverse=True)


def _prefix(day: date) -> str:
    return f"access:{day.isoformat()}:"


def _told_if_lost(recorded: asyncio.Future[None]) -> None:
    if not recorded.cancelled() and recorded.exception() is not None:
        log.warning("a refused access could not be recorded: %s", recorded.exception())
