"""Commands are applied once, in order, whoever else writes."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from wenze.errors import Transient
from wenze.journal.commit import ChainBroken, Commit, verify_chain
from wenze.journal.executor import Executor
from wenze.journal.memory import InMemoryJournal
from wenze.testing.clock import FixedClock
from wenze.testing.counter import CODEC, Counted, Full, counting, evolve

NOW = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)


def _executor(journal: InMemoryJournal) -> Executor[int, Counted]:
    return Executor(journal, CODEC, evolve, Full, FixedClock(NOW))


async def test_commands_of_one_stream_build_on_each_other():
    executor = _executor(InMemoryJournal())
    outcomes = await executor.execute([counting(cause="c1"), counting(cause="c2")], pending=False)
    assert [outcome.state for outcome in outcomes] == [1, 2]


async def test_the_same_cause_twice_in_one_batch_has_one_effect():
    executor = _executor(InMemoryJournal())
    first, again = await executor.execute([counting(), counting()], pending=False)
    assert first.commit == again.commit
    assert again.repeated
    assert again.state == 1


async def test_the_same_cause_later_gives_the_stored_events_again():
    executor = _executor(InMemoryJournal())
    await executor.execute([counting(cause="c1"), counting(cause="c2")], pending=False)
    (again,) = await executor.execute([counting(cause="c1")], pending=False)
    assert again.repeated
    assert again.events == (Counted(1),)
    assert again.state == 2


async def test_a_refusal_changes_nothing_and_is_the_outcome():
    journal = InMemoryJournal()
    executor = _executor(journal)
    outcomes = await executor.execute([counting(cause=f"c{n}") for n in range(4)], pending=False)
    assert isinstance(outcomes[3].refusal, Full)
    assert len((await journal.load(["counter:a"]))["counter:a"]) == 3


async def test_a_command_without_events_leaves_no_commit():
    journal = InMemoryJournal()
    (outcome,) = await _executor(journal).execute([counting(decide=lambda _: ())], pending=False)
    assert outcome.commit is None
    assert await journal.load(["counter:a"]) == {}


class _FasterWriter(InMemoryJournal):
    """Another writer takes the version first, as often as told."""

    def __init__(self, times: int) -> None:
        super().__init__()
        self.times = times

    async def append(self, commits):
        if self.times:
            self.times -= 1
            mine = commits[0]
            await super().append([replace(mine, cause=f"other{self.times}", events=CODEC_EVENT)])
        return await super().append(commits)


CODEC_EVENT = (CODEC.encode(Counted(1)),)


async def test_a_command_that_lost_to_another_writer_is_decided_again_on_the_new_state():
    journal = _FasterWriter(times=1)
    (outcome,) = await _executor(journal).execute([counting()], pending=False)
    assert outcome.state == 2
    assert outcome.commit is not None
    assert outcome.commit.version == 2


async def test_a_command_that_always_loses_is_given_up_as_transient():
    with pytest.raises(Transient):
        await _executor(_FasterWriter(times=100)).execute([counting()], pending=False)


class _OneStreamAtATime(InMemoryJournal):
    async def append(self, commits):
        assert len({commit.stream for commit in commits}) == len(commits)
        return await super().append(commits)


async def test_two_commits_of_one_stream_never_share_an_append():
    outcomes = await _executor(_OneStreamAtATime()).execute(
        [counting(stream, cause) for cause in ("c1", "c2") for stream in ("counter:a", "counter:b")], pending=False
    )
    assert [outcome.state for outcome in outcomes] == [1, 1, 2, 2]


async def _history(journal: InMemoryJournal) -> tuple[Commit, ...]:
    await _executor(journal).execute([counting(cause=f"c{n}") for n in range(3)], pending=False)
    return (await journal.load(["counter:a"]))["counter:a"]


async def test_an_untouched_history_verifies():
    assert verify_chain(await _history(InMemoryJournal())) == 3


@pytest.mark.parametrize("position", [0, 1, 2])
@pytest.mark.parametrize(
    "change",
    [
        {"actor": "someone else"},
        {"events": (CODEC.encode(Counted(7)),)},
        {"at": datetime(2026, 3, 2, tzinfo=UTC)},
        {"county": "430603"},
        {"cause": "another"},
        {"prev_hash": "0" * 64},
        {"hash": "0" * 64},
    ],
    ids=lambda change: next(iter(change)),
)
async def test_an_altered_commit_breaks_the_chain(position: int, change: dict):
    history = list(await _history(InMemoryJournal()))
    history[position] = replace(history[position], **change)
    with pytest.raises(ChainBroken):
        verify_chain(history)


@pytest.mark.parametrize("position", [0, 1])
async def test_a_removed_commit_breaks_the_chain(position: int):
    history = list(await _history(InMemoryJournal()))
    del history[position]
    with pytest.raises(ChainBroken):
        verify_chain(history)


async def test_a_stream_with_a_missing_commit_is_not_written_to_any_more():
    journal = InMemoryJournal()
    await _history(journal)
    del journal._streams["counter:a"][1]
    with pytest.raises(ChainBroken):
        await _executor(journal).execute([counting(cause="next")], pending=False)
