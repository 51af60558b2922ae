"""Every look is on record before anything is shown, in a chain that nobody can mend."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest

from wenze.audit import Access, AccessTrail, trail
from wenze.clock import SystemClock
from wenze.errors import Transient
from wenze.journal.commit import Commit, verify_chain
from wenze.journal.memory import InMemoryJournal

LOOK = Access("甲", ("handler",), "case-engine:get_case", "/v1/cases/case-1", "430602", True, "offices-read-cases", "c")
CLOCK = SystemClock()


class Store(InMemoryJournal):
    """Counts its appends; may be out, or store and not say so."""

    def __init__(self) -> None:
        super().__init__()
        self.appended, self.out, self.silent = 0, False, False

    async def append(self, commits: Sequence[Commit]) -> tuple[Commit, ...]:
        await asyncio.sleep(0)
        if self.out:
            raise Transient("mongodb", "away")
        self.appended += 1
        lost = await super().append(commits)
        if self.silent:
            raise Transient("mongodb", "no answer")
        return lost

    async def histories(self) -> list[tuple[Commit, ...]]:
        return list((await self.load(await self.streams("access:", "", 1_000))).values())


async def test_a_look_is_recorded_with_who_what_when_and_on_what_ground() -> None:
    made = AccessTrail(Store(), CLOCK)
    before = CLOCK.now()
    await made.record(LOOK)
    (recorded,) = await made.of_day(CLOCK.today())
    assert recorded.access == LOOK
    assert before <= recorded.at <= CLOCK.now()
    assert await made.of_day(CLOCK.today() - timedelta(days=1)) == []


async def test_many_looks_at_a_time_share_a_commit_and_none_is_left_out() -> None:
    store = Store()
    made = AccessTrail(store, CLOCK)
    looks = [replace(LOOK, path=f"/v1/cases/{number}") for number in range(450)]
    await asyncio.gather(*map(made.record, looks))
    assert store.appended <= 4
    assert {each.access for each in await made.of_day(CLOCK.today())} == set(looks)
    for history in await store.histories():
        verify_chain(history)


async def test_a_long_stream_is_followed_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trail, "LONGEST_STREAM", 2)
    store = Store()
    made = AccessTrail(store, CLOCK)
    for _ in range(5):
        await made.record(LOOK)
    assert [verify_chain(history) for history in await store.histories()].count(2) == 2
    assert len(await made.of_day(CLOCK.today())) == 5


@pytest.mark.parametrize("silent", [False, True])
async def test_what_cannot_be_recorded_is_not_shown_and_the_chain_goes_on_afterwards(silent: bool) -> None:
    store = Store()
    made = AccessTrail(store, CLOCK)
    await made.record(LOOK)
    store.silent, store.out = silent, not silent
    with pytest.raises(Transient):
        await made.record(replace(LOOK, person="乙"))
    store.silent = store.out = False
    await made.record(replace(LOOK, person="丙"))
    for history in await store.histories():
        verify_chain(history)
    persons = {each.access.person for each in await made.of_day(CLOCK.today())}
    assert {"甲", "丙"} <= persons


async def test_a_caller_who_goes_away_takes_nobody_elses_record_along() -> None:
    made = AccessTrail(Store(), CLOCK)
    leaving = asyncio.create_task(made.record(replace(LOOK, person="乙")))
    staying = asyncio.create_task(made.record(LOOK))
    await asyncio.sleep(0)
    leaving.cancel()
    await staying
    assert "甲" in {each.access.person for each in await made.of_day(CLOCK.today())}


async def test_a_refusal_is_noted_without_waiting() -> None:
    store = Store()
    made = AccessTrail(store, CLOCK)
    store.out = True
    made.note(replace(LOOK, permitted=False))
    await asyncio.sleep(0.01)
    store.out = False
    made.note(replace(LOOK, permitted=False, person="乙"))
    await made.record(LOOK)
    assert [each.access.permitted for each in await made.of_day(CLOCK.today())].count(False) == 1
