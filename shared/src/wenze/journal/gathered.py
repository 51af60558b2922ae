"""A journal that asks together what comes at the same time: one by one costs a database several times as much."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Sequence
from datetime import datetime
from typing import Final, Generic, TypeVar

from wenze.errors import Transient
from wenze.journal.commit import Commit
from wenze.journal.port import Head, Journal

Question = TypeVar("Question")
Answer = TypeVar("Answer")

ASKED_AT_ONCE: Final = 100


class GatheredJournal:
    """Implements wenze.journal.port.Journal by another one. Only calls about one stream are gathered: the others have
    gathered already."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self._loads = _Gathered(self._load, stream_of=str)
        self._appends = _Gathered(self._append, stream_of=_stream)

    async def load(self, streams: Collection[str]) -> dict[str, tuple[Commit, ...]]:
        if len(streams) != 1:
            return await self._journal.load(streams)
        (stream,) = streams
        history = await self._loads.ask(stream)
        return {stream: history} if history else {}

    async def append(self, commits: Sequence[Commit]) -> tuple[Commit, ...]:
        if len(commits) != 1:
            return await self._journal.append(commits)
        return await self._appends.ask(commits[0])

    async def _load(self, streams: Sequence[str]) -> Sequence[tuple[Commit, ...]]:
        histories = await self._journal.load(streams)
        return [histories.get(stream, ()) for stream in streams]

    async def _append(self, commits: Sequence[Commit]) -> Sequence[tuple[Commit, ...]]:
        lost = {commit.stream for commit in await self._journal.append(commits)}
        return [(commit,) if commit.stream in lost else () for commit in commits]

    async def superseded(self, commits: Collection[Commit]) -> frozenset[str]:
        return await self._journal.superseded(commits)

    async def mark_published(self, commits: Collection[Commit]) -> None:
        await self._journal.mark_published(commits)

    async def mark_pending(self, commits: Collection[Commit]) -> None:
        await self._journal.mark_pending(commits)

    async def pending(self, recorded_before: datetime, limit: int) -> tuple[Commit, ...]:
        return await self._journal.pending(recorded_before, limit)

    async def streams(self, prefix: str, after: str, limit: int) -> tuple[str, ...]:
        return await self._journal.streams(prefix, after, limit)

    async def heads(self, prefix: str, after: str, limit: int) -> tuple[Head, ...]:
        return await self._journal.heads(prefix, after, limit)


def _stream(commit: Commit) -> str:
    return commit.stream


class _Gathered(Generic[Question, Answer]):
    """The first question is asked at once; those that come meanwhile are asked together, one of each stream."""

    def __init__(
        self,
        ask_together: Callable[[Sequence[Question]], Awaitable[Sequence[Answer]]],
        stream_of: Callable[[Question], str],
    ) -> None:
        self._ask_together = ask_together
        self._stream_of = stream_of
        self._waiting: list[tuple[Question, asyncio.Future[Answer]]] = []
        self._asking: asyncio.Task[None] | None = None

    async def ask(self, question: Question) -> Answer:
        """Raises: what asking it raises."""
        answer = asyncio.get_running_loop().create_future()
        self._waiting.append((question, answer))
        if self._asking is None or self._asking.done():
            # A task of its own: whoever came first may be cancelled, and the others still wait.
            self._asking = asyncio.create_task(self._ask_all())
        return await answer

    async def _ask_all(self) -> None:
        while self._waiting:
            turn = self._next_turn()
            try:
                answers = await self._ask_together([question for question, _ in turn])
            except Exception as failure:  # noqa: BLE001 - it belongs to who asked
                await self._failed(turn, failure)
            else:
                for (_, answer), found in zip(turn, answers, strict=True):
                    _settle(answer, found)

    def _next_turn(self) -> list[tuple[Question, "asyncio.Future[Answer]"]]:
        turn: dict[str, tuple[Question, asyncio.Future[Answer]]] = {}
        later: list[tuple[Question, asyncio.Future[Answer]]] = []
        for each in self._waiting:
            stream = self._stream_of(each[0])
            if stream in turn or len(turn) == ASKED_AT_ONCE:
                later.append(each)
            else:
                turn[stream] = each
        self._waiting = later
        return list(turn.values())

    async def _failed(self, turn: Sequence[tuple[Question, "asyncio.Future[Answer]"]], failure: Exception) -> None:
        """An outage is everybody's; anything else is one question's, which is found out by asking each alone."""
        if isinstance(failure, Transient) or len(turn) == 1:
            for _, answer in turn:
                _refuse(answer, failure)
            return
        for question, answer in turn:
            try:
                (found,) = await self._ask_together([question])
            except Exception as own:  # noqa: BLE001 - it belongs to who asked
                _refuse(answer, own)
            else:
                _settle(answer, found)


def _settle(answer: "asyncio.Future[Answer]", found: Answer) -> None:
    if not answer.done():  # who asked may have been cancelled
        answer.set_result(found)


def _refuse(answer: "asyncio.Future[Answer]", failure: Exception) -> None:
    if not answer.done():
        answer.set_exception(failure)
