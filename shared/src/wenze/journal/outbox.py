"""Publishing: at once for what a message redelivers, behind the answer for what a person or a timer did."""

import asyncio
import logging
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta
from itertools import islice
from typing import Any, Final

from wenze.clock import Clock
from wenze.crash_points import reached
from wenze.errors import Transient
from wenze.journal.command import Outcome
from wenze.journal.commit import Commit
from wenze.journal.lease import Lease
from wenze.journal.port import Journal
from wenze.journal.publication import MessagesOf, Publisher, envelopes_of

log = logging.getLogger(__name__)

BATCH: Final = 500
SWEEP_SECONDS: Final = 5.0
MARK_SECONDS: Final = 0.5
MARKED_AT_ONCE: Final = 100
LEFT_BEHIND_AFTER: Final = timedelta(seconds=10)
"""A commit still pending after this long was left by a crash or a broker outage: the sweeper publishes it."""

UNCERTAIN_FOR: Final = timedelta(days=1)
"""How long a commit that a message caused may have to wait for that message's redelivery after a kill."""
REMEMBERED: Final = 20_000
"""How many commits a process remembers to have published: those it does not are published once more, to no harm."""

WAITING: Final = 10_000
"""How many commits wait to be published behind their answers; those beyond are left to the sweep."""


class Outbox:
    """Publishes the commits of one service's journal."""

    def __init__(
        self,
        *,
        journal: Journal,
        publisher: Publisher,
        messages_of: MessagesOf,
        source: str,
        lease: Lease,
        clock: Clock,
    ) -> None:
        self._journal = journal
        self._publisher = publisher
        self._messages_of = messages_of
        self._source = source
        self._lease = lease
        self._clock = clock
        self._fresh: asyncio.Queue[Commit] = asyncio.Queue(maxsize=WAITING)
        self._acknowledged: dict[str, None] = {}
        self._unmarked: list[Commit] = []

    async def publish(self, outcomes: Sequence[Outcome[Any, Any]]) -> None:
        """The outcomes' messages are acknowledged when this returns, and before each the earlier ones of its stream.

        Raises: Transient; then the commits are marked pending, so that the sweep publishes them if nothing else does.
        """
        commits = self._due(outcomes)
        try:
            await self._publish(commits)
        except Transient:
            with suppress(Transient):
                await self._journal.mark_pending(commits)
            raise

    def publish_soon(self, outcomes: Sequence[Outcome[Any, Any]]) -> None:
        """The outcomes are durable and pending: hand them to the background task and do not wait for the broker."""
        for commit in self._due(outcomes):
            if not self._fresh.full():
                self._fresh.put_nowait(commit)

    def _due(self, outcomes: Sequence[Outcome[Any, Any]]) -> list[Commit]:
        """The outcomes' own commits, each after those of its stream whose messages may still be on their way."""
        due: dict[str, Commit] = {}
        for outcome in outcomes:
            if outcome.commit:
                uncertain = [commit for commit in outcome.earlier if self._is_uncertain(commit)]
                due |= {commit.identifier: commit for commit in (*uncertain, outcome.commit)}
        return list(due.values())

    def _is_uncertain(self, commit: Commit) -> bool:
        """Whether the commit's messages may not be out: another process may have been killed before it sent them."""
        recent = commit.at > self._clock.now() - UNCERTAIN_FOR
        return (commit.pending or recent) and commit.identifier not in self._acknowledged

    async def run_fresh(self) -> None:
        """Publish what `publish_soon` handed over, in batches, until cancelled; an outage leaves it to the sweep."""
        while True:
            commits = [await self._fresh.get()]
            while len(commits) < BATCH and not self._fresh.empty():
                commits.append(self._fresh.get_nowait())
            reached("before-publishing-behind-the-answer")
            waiting = [commit for commit in commits if commit.identifier not in self._acknowledged]
            try:
                await self._send(waiting)
            except Transient as outage:
                log.warning("publishing is left to the sweep: %s", outage)
            else:
                self._unmarked += waiting

    async def run_marks(self) -> None:
        """Again and again mark what `run_fresh` published. Runs until cancelled; what it does not come to mark, the
        sweep publishes once more, to no harm. Raises: Transient."""
        while True:
            await asyncio.sleep(MARK_SECONDS)
            await self.mark_fresh()

    async def mark_fresh(self) -> None:
        """Mark what `run_fresh` published, some together: one by one costs the database twice as much, and holds up
        what is to be published next. Raises: Transient."""
        commits, self._unmarked = self._unmarked, []
        for start in range(0, len(commits), MARKED_AT_ONCE):
            await self._mark(commits[start : start + MARKED_AT_ONCE])

    async def run_sweep(self) -> None:
        """Again and again publish what was left behind, on the one replica that has the lease. Runs until cancelled."""
        while True:
            try:
                if await self._lease.acquire():
                    while await self.sweep():
                        pass
            except Transient as outage:
                log.warning("the sweep tries again later: %s", outage)
            await asyncio.sleep(SWEEP_SECONDS)

    async def sweep(self) -> int:
        """Publish one batch of what was left behind, each commit after those of its stream whose messages may still be
        on their way; answer how many commits."""
        commits = await self._left_behind()
        try:
            await self._publish(commits)
        except Transient:
            raise
        except Exception:
            log.exception("the sweep goes stream by stream: one of them cannot be published")
            return await self._publish_each_stream(commits)
        if commits:
            reached("swept")
        return len(commits)

    async def _left_behind(self) -> list[Commit]:
        pending = await self._journal.pending(self._clock.now() - LEFT_BEHIND_AFTER, BATCH)
        histories = await self._journal.load({commit.stream for commit in pending if commit.version > 1})
        due: dict[str, Commit] = {}
        for commit in pending:
            earlier = histories[commit.stream][: commit.version - 1] if commit.version > 1 else ()
            due |= {each.identifier: each for each in (*filter(self._is_uncertain, earlier), commit)}
        return list(due.values())

    async def _publish_each_stream(self, commits: Sequence[Commit]) -> int:
        """One stream that cannot be published must not hold up the others; answer how many commits went out."""
        published = 0
        for stream in dict.fromkeys(commit.stream for commit in commits):
            own = [commit for commit in commits if commit.stream == stream]
            try:
                await self._publish(own)
            except Transient:
                raise
            except Exception:
                log.exception("the stream %s cannot be published", stream)
            else:
                published += len(own)
        return published

    async def republish(self) -> int:
        """Publish the whole journal again, for a broker that lost its memory; answer how many commits.

        Whoever handled a message before recognises it by its cause. Raises: Transient.
        """
        count, after = 0, ""
        while streams := await self._journal.streams("", after, BATCH):
            histories = await self._journal.load(streams)
            commits = [commit for stream in streams for commit in histories[stream]]
            await self._publish(commits)
            count, after = count + len(commits), streams[-1]
        return count

    async def _publish(self, commits: Sequence[Commit]) -> None:
        await self._send(commits)
        await self._mark(commits)

    async def _send(self, commits: Sequence[Commit]) -> None:
        await self._publisher.publish(envelopes_of(commits, self._messages_of, self._source))
        reached("published")
        self._remember(commits)

    async def _mark(self, commits: Sequence[Commit]) -> None:
        if pending := [commit for commit in commits if commit.pending]:
            reached("published-before-mark")
            await self._journal.mark_published(pending)

    def _remember(self, commits: Sequence[Commit]) -> None:
        self._acknowledged |= dict.fromkeys(commit.identifier for commit in commits)
        for oldest in list(islice(self._acknowledged, max(0, len(self._acknowledged) - REMEMBERED))):
            del self._acknowledged[oldest]
