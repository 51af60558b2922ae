"""A journal in memory: for tests, and as the plainest statement of the contract."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import datetime

from wenze.journal.commit import Commit
from wenze.journal.port import Head


class InMemoryJournal:
    """Keeps commits as long as the process lives."""

    def __init__(self) -> None:
        self._streams: dict[str, list[Commit]] = {}

    async def load(self, streams: Collection[str]) -> dict[str, tuple[Commit, ...]]:
        return {stream: tuple(self._streams[stream]) for stream in streams if stream in self._streams}

    async def superseded(self, commits: Collection[Commit]) -> frozenset[str]:
        return frozenset(
            commit.stream for commit in commits if any(o.version > commit.version for o in self._streams[commit.stream])
        )

    async def append(self, commits: Sequence[Commit]) -> tuple[Commit, ...]:
        return tuple(commit for commit in commits if not self._stored(commit))

    def _stored(self, commit: Commit) -> bool:
        history = self._streams.setdefault(commit.stream, [])
        if any(commit.version == other.version or commit.cause == other.cause for other in history):
            return False
        history.append(_as_kept(commit))
        history.sort(key=lambda other: other.version)
        return True

    async def mark_published(self, commits: Collection[Commit]) -> None:
        self._mark(commits, pending=False)

    async def mark_pending(self, commits: Collection[Commit]) -> None:
        self._mark(commits, pending=True)

    def _mark(self, commits: Collection[Commit], *, pending: bool) -> None:
        for commit in commits:
            history = self._streams[commit.stream]
            for position, other in enumerate(history):
                if other.version == commit.version:
                    history[position] = replace(other, pending=pending)

    async def pending(self, recorded_before: datetime, limit: int) -> tuple[Commit, ...]:
        waiting = [
            commit
            for stream in sorted(self._streams)
            for commit in self._streams[stream]
            if commit.pending and commit.at < recorded_before
        ]
        return tuple(waiting[:limit])

    async def streams(self, prefix: str, after: str, limit: int) -> tuple[str, ...]:
        names = sorted(name for name in self._streams if name.startswith(prefix) and name > after)
        return tuple(names[:limit])

    async def heads(self, prefix: str, after: str, limit: int) -> tuple[Head, ...]:
        heads = [
            Head(stream, commit.version)
            for stream, commits in self._streams.items()
            for commit in commits
            if stream.startswith(prefix) and commit.identifier > after
        ]
        return tuple(sorted(heads, key=lambda head: head.identifier)[:limit])


def _as_kept(commit: Commit) -> Commit:
    """Without the events that the process has at hand: a database would not have them either."""
    return replace(commit, events=tuple(replace(event, at_hand=None) for event in commit.events))
