"""What comes at the same time is asked together, and each caller has the answer of its own question."""

import asyncio
from collections.abc import AsyncGenerator, Collection, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime

import pytest

from wenze.errors import Transient
from wenze.journal.commit import Commit, StoredEvent, sealed
from wenze.journal.gathered import ASKED_AT_ONCE, GatheredJournal
from wenze.journal.memory import InMemoryJournal

AT = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)


class SlowJournal(InMemoryJournal):
    """Keeps whoever asks waiting until it is let go on, and knows which streams were asked for together."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[list[str]] = []
        self.entered = asyncio.Event()
        self.go_on = asyncio.Event()
        self.outage = False

    async def load(self, streams: Collection[str]) -> dict[str, tuple[Commit, ...]]:
        await self._asked(streams)
        return await super().load(streams)

    async def append(self, commits: Sequence[Commit]) -> tuple[Commit, ...]:
        await self._asked([commit.stream for commit in commits])
        if any(commit.cause == "unfit" for commit in commits):
            raise ValueError("a commit that cannot be stored")
        return await super().append(commits)

    async def _asked(self, streams: Collection[str]) -> None:
        self.asked.append(list(streams))
        self.entered.set()
        await self.go_on.wait()
        if self.outage:
            raise Transient("mongodb", "the test's database is down")


def _commit(stream: str, cause: str = "c1") -> Commit:
    event = StoredEvent("clue-received", 1, {"title": "合成"})
    return sealed(Commit(stream, 1, cause, (event,), "甲", AT, date(2026, 3, 1), "430602", "r", ""))


@pytest.fixture
def slow() -> SlowJournal:
    return SlowJournal()


@asynccontextmanager
async def _while_one_is_under_way(slow: SlowJournal) -> AsyncGenerator[GatheredJournal]:
    """Those who ask inside come while the first is waiting; then all go on."""
    journal = GatheredJournal(slow)
    first = asyncio.create_task(journal.append([_commit("clue:first")]))
    await slow.entered.wait()
    slow.asked.clear()
    yield journal
    assert await first == ()


async def _answers(slow: SlowJournal, *questions: "asyncio.Task[tuple[Commit, ...]]") -> list[object]:
    await asyncio.sleep(0)
    slow.go_on.set()
    return await asyncio.gather(*questions, return_exceptions=True)


async def test_commits_that_come_while_one_is_stored_are_stored_together(slow: SlowJournal) -> None:
    async with _while_one_is_under_way(slow) as journal:
        appends = [asyncio.create_task(journal.append([_commit(f"clue:{name}")])) for name in "abc"]
        assert await _answers(slow, *appends) == [(), (), ()]
    assert slow.asked == [["clue:a", "clue:b", "clue:c"]]
    assert set(await InMemoryJournal.load(slow, ["clue:first", "clue:a", "clue:b", "clue:c"])) == {
        "clue:first",
        "clue:a",
        "clue:b",
        "clue:c",
    }


async def test_streams_that_are_asked_for_at_the_same_time_are_loaded_together(slow: SlowJournal) -> None:
    journal = GatheredJournal(slow)
    loads = [asyncio.create_task(journal.load(["clue:a"]))]
    await slow.entered.wait()
    loads += [asyncio.create_task(journal.load([f"clue:{name}"])) for name in "bc"]
    await asyncio.sleep(0)
    slow.go_on.set()
    assert await asyncio.gather(*loads) == [{}, {}, {}]
    assert slow.asked == [["clue:a"], ["clue:b", "clue:c"]]


async def test_two_commits_of_one_stream_are_never_stored_together_and_one_of_them_loses(slow: SlowJournal) -> None:
    async with _while_one_is_under_way(slow) as journal:
        first, second = _commit("clue:a", "c1"), _commit("clue:a", "c2")
        appends = [asyncio.create_task(journal.append([each])) for each in (first, second)]
        assert await _answers(slow, *appends) == [(), (second,)]
    assert slow.asked == [["clue:a"], ["clue:a"]]


async def test_an_outage_is_told_to_all_who_asked_together(slow: SlowJournal) -> None:
    journal = GatheredJournal(slow)
    slow.outage = True
    slow.go_on.set()
    answers = await asyncio.gather(
        *(journal.append([_commit(f"clue:{name}")]) for name in "abc"), return_exceptions=True
    )
    assert [type(answer) for answer in answers] == [Transient] * 3
    assert len(slow.asked) == 1, "a database that is down is not asked once more for each"


async def test_a_commit_that_cannot_be_stored_fails_alone(slow: SlowJournal) -> None:
    async with _while_one_is_under_way(slow) as journal:
        commits = [_commit("clue:a"), _commit("clue:b", "unfit"), _commit("clue:c")]
        answers = await _answers(slow, *(asyncio.create_task(journal.append([each])) for each in commits))
    assert answers[0] == answers[2] == ()
    assert isinstance(answers[1], ValueError)
    assert set(await InMemoryJournal.load(slow, ["clue:a", "clue:b", "clue:c"])) == {"clue:a", "clue:c"}


async def test_whoever_is_cancelled_takes_nobody_along(slow: SlowJournal) -> None:
    journal = GatheredJournal(slow)
    cancelled = asyncio.create_task(journal.append([_commit("clue:a")]))
    await slow.entered.wait()
    other = asyncio.create_task(journal.append([_commit("clue:b")]))
    cancelled.cancel()
    answers = await _answers(slow, cancelled, other)
    assert isinstance(answers[0], asyncio.CancelledError)
    assert answers[1] == ()


async def test_no_more_than_a_hundred_are_asked_together(slow: SlowJournal) -> None:
    async with _while_one_is_under_way(slow) as journal:
        commits = [_commit(f"clue:{number}") for number in range(ASKED_AT_ONCE + 1)]
        await _answers(slow, *(asyncio.create_task(journal.append([each])) for each in commits))
    assert [len(streams) for streams in slow.asked] == [ASKED_AT_ONCE, 1]


async def test_what_comes_gathered_already_waits_for_nobody(slow: SlowJournal) -> None:
    async with _while_one_is_under_way(slow) as journal:
        batch = asyncio.create_task(journal.append([_commit("clue:a"), _commit("clue:b")]))
        await asyncio.sleep(0)
        assert slow.asked == [["clue:a", "clue:b"]]
        assert await _answers(slow, batch) == [()]
