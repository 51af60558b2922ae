"""A command that opens a stream asks for nothing before its append, and is as right as any other."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenze.journal.command import Command
from wenze.journal.commit import verify_chain
from wenze.journal.executor import Executor
from wenze.journal.memory import InMemoryJournal
from wenze.testing.clock import FixedClock
from wenze.testing.counter import CODEC, Counted, Full, counting, evolve

NOW = datetime(2026, 3, 1, 8, 0, tzinfo=UTC)
STREAMS = ("counter:a", "counter:b")


class _Asked(InMemoryJournal):
    """Remembers which streams it was asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.loaded: list[str] = []

    async def load(self, streams):
        self.loaded.extend(sorted(streams))
        return await super().load(streams)


def _executor(journal: InMemoryJournal) -> Executor[int, Counted]:
    return Executor(journal, CODEC, evolve, Full, FixedClock(NOW))


def _opening(command: Command[int, Counted]) -> Command[int, Counted]:
    return replace(command, opens=True)


async def test_a_new_stream_is_not_looked_for_before_its_first_append():
    journal = _Asked()
    (outcome,) = await _executor(journal).execute([_opening(counting())], pending=False)
    assert (outcome.state, journal.loaded) == (1, [])


async def test_the_second_command_of_an_opened_stream_builds_on_the_first():
    journal = _Asked()
    outcomes = await _executor(journal).execute(
        [_opening(counting(cause="c1")), _opening(counting(cause="c2"))], pending=False
    )
    assert ([outcome.state for outcome in outcomes], journal.loaded) == ([1, 2], [])


async def test_a_stream_that_is_there_after_all_is_decided_on_as_it_is():
    journal = _Asked()
    await _executor(journal).execute([counting(cause="c1")], pending=False)
    (outcome,) = await _executor(journal).execute([_opening(counting(cause="c2"))], pending=False)
    assert outcome.state == 2
    assert verify_chain((await journal.load(["counter:a"]))["counter:a"]) == 2


async def test_the_same_cause_again_gives_the_stored_events():
    journal = InMemoryJournal()
    await _executor(journal).execute([_opening(counting())], pending=False)
    (again,) = await _executor(journal).execute([_opening(counting())], pending=False)
    assert (again.repeated, again.events, again.state) == (True, (Counted(1),), 1)


@pytest.mark.parametrize("on_nothing", [(), Full], ids=["nothing follows", "a refusal"])
async def test_what_has_no_commit_is_not_answered_for_a_stream_that_nobody_looked_for(on_nothing):
    def decide(state: int | None) -> tuple[Counted, ...]:
        if state is None and on_nothing is Full:
            raise Full
        return () if state is None else (Counted(state + 1),)

    journal = InMemoryJournal()
    await _executor(journal).execute([counting(cause="c1")], pending=False)
    (outcome,) = await _executor(journal).execute([_opening(counting(cause="c2", decide=decide))], pending=False)
    assert (outcome.state, outcome.refusal) == (2, None)


async def test_a_refusal_of_a_stream_that_is_new_indeed_is_the_outcome():
    def refuse(_state: int | None) -> tuple[Counted, ...]:
        raise Full

    (outcome,) = await _executor(InMemoryJournal()).execute([_opening(counting(decide=refuse))], pending=False)
    assert isinstance(outcome.refusal, Full)


COMMANDS = st.lists(
    st.builds(
        lambda stream, cause, opens: replace(counting(stream, cause), opens=opens),
        st.sampled_from(STREAMS),
        st.sampled_from(["c1", "c2", "c3", "c4", "c5"]),
        st.booleans(),
    ),
    max_size=8,
)


@given(batches=st.lists(COMMANDS, max_size=4))
async def test_whether_it_opens_changes_no_outcome(batches: list[list[Command[int, Counted]]]):
    mixed, plain = InMemoryJournal(), InMemoryJournal()
    for commands in batches:
        ours = await _executor(mixed).execute(commands, pending=False)
        without = [replace(command, opens=False) for command in commands]
        expected = await _executor(plain).execute(without, pending=False)
        assert [(each.state, each.commit, each.repeated, type(each.refusal)) for each in ours] == [
            (each.state, each.commit, each.repeated, type(each.refusal)) for each in expected
        ]
    assert await mixed.load(STREAMS) == await plain.load(STREAMS)
