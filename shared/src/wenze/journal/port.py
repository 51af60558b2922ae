"""What a journal's store must do. One contract suite runs on every implementation."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from wenze.journal.commit import Commit, identifier_of


@dataclass(frozen=True, slots=True)
class Head:
    """That a stream has a commit of that version."""

    stream: str
    version: int

    @property
    def identifier(self) -> str:
        """The commit's id."""
        return identifier_of(self.stream, self.version)


class Journal(Protocol):
    """A durable store of commits. Every method may raise Transient; nothing was then promised."""

    async def load(self, streams: Collection[str]) -> dict[str, tuple[Commit, ...]]:
        """The whole history of each stream, by version; a stream without commits is absent from the answer."""
        ...

    async def superseded(self, commits: Collection[Commit]) -> frozenset[str]:
        """Names of those of the commits' streams that have a later version than the commit given."""
        ...

    async def append(self, commits: Sequence[Commit]) -> tuple[Commit, ...]:
        """Store the commits, at most one for a stream, each on its own; answer those that lost.

        A commit loses when its version or its cause is already taken in its stream: nothing of it is stored. All
        others are durable when this returns, surviving a kill of the store. On Transient any of them may be stored.
        """
        ...

    async def mark_published(self, commits: Collection[Commit]) -> None:
        """The events of these pending commits are acknowledged by the broker."""
        ...

    async def mark_pending(self, commits: Collection[Commit]) -> None:
        """The events of these commits could not be published: whoever comes next to their streams publishes them."""
        ...

    async def pending(self, recorded_before: datetime, limit: int) -> tuple[Commit, ...]:
        """Commits recorded before that moment whose events are not acknowledged, in the order of their streams."""
        ...

    async def streams(self, prefix: str, after: str, limit: int) -> tuple[str, ...]:
        """Names of streams that start with the prefix, in order, beyond `after`: to verify or to rebuild all."""
        ...

    async def heads(self, prefix: str, after: str, limit: int) -> tuple[Head, ...]:
        """Commits of streams that start with the prefix, in order, beyond the identifier `after`: names and versions
        only, to find what somebody missed."""
        ...
