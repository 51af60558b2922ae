"""A journal that counts what is appended and what waits to be published."""

from collections.abc import Collection, Sequence
from datetime import datetime

from wenze.journal.commit import Commit
from wenze.journal.port import Head, Journal
from wenze.telemetry import Metrics
from wenze.telemetry.metric_table import COMMITS_APPENDED, PUBLISH_PENDING


class MeteredJournal:
    """Implements wenze.journal.port.Journal by another one."""

    def __init__(self, journal: Journal, metrics: Metrics) -> None:
        self._journal = journal
        self._metrics = metrics

    async def load(self, streams: Collection[str]) -> dict[str, tuple[Commit, ...]]:
        return await self._journal.load(streams)

    async def superseded(self, commits: Collection[Commit]) -> frozenset[str]:
        return await self._journal.superseded(commits)

    async def append(self, commits: Sequence[Commit]) -> tuple[Commit, ...]:
        lost = await self._journal.append(commits)
        self._metrics.count(COMMITS_APPENDED, len(commits) - len(lost))
        return lost

    async def mark_published(self, commits: Collection[Commit]) -> None:
        await self._journal.mark_published(commits)

    async def mark_pending(self, commits: Collection[Commit]) -> None:
        await self._journal.mark_pending(commits)

    async def pending(self, recorded_before: datetime, limit: int) -> tuple[Commit, ...]:
        waiting = await self._journal.pending(recorded_before, limit)
        self._metrics.set(PUBLISH_PENDING, len(waiting))
        return waiting

    async def streams(self, prefix: str, after: str, limit: int) -> tuple[str, ...]:
        return await self._journal.streams(prefix, after, limit)

    async def heads(self, prefix: str, after: str, limit: int) -> tuple[Head, ...]:
        return await self._journal.heads(prefix, after, limit)
