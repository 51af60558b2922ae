"""What every journal must do, run on the fake and on MongoDB."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from wenze.journal.commit import Commit, StoredEvent, sealed
from wenze.journal.port import Head, Journal

AT = datetime(2026, 3, 1, 8, 0, 0, 123000, tzinfo=UTC)


def _commit(stream: str = "clue:a", version: int = 1, cause: str = "c1", *, pending: bool = False, at=AT) -> Commit:
    event = StoredEvent("clue-received", 1, {"title": "合成", "parts": [{"a": 1}], "nothing": None})
    return sealed(
        Commit(stream, version, cause, (event,), "甲", at, date(2026, 3, 1), "430602", "r", "", pending=pending)
    )


async def test_a_commit_is_loaded_as_it_was_appended(journal: Journal):
    commit = _commit()
    assert await journal.append([commit]) == ()
    assert await journal.load(["clue:a", "clue:absent"]) == {"clue:a": (commit,)}


async def test_what_is_loaded_is_what_was_kept_and_nothing_that_only_the_writer_had_at_hand(journal: Journal):
    commit = _commit()
    written = replace(commit, events=(replace(commit.events[0], at_hand="an event"),))
    await journal.append([written])
    assert [event.at_hand for event in (await journal.load(["clue:a"]))["clue:a"][0].events] == [None]


async def test_a_history_is_loaded_in_the_order_of_its_versions(journal: Journal):
    for version in (2, 1, 3):
        await journal.append([_commit(version=version, cause=f"c{version}")])
    assert [commit.version for commit in (await journal.load(["clue:a"]))["clue:a"]] == [1, 2, 3]


async def test_two_writers_cannot_both_have_a_version(journal: Journal):
    first, second = _commit(cause="c1"), _commit(cause="c2")
    assert await journal.append([first]) == ()
    assert await journal.append([second]) == (second,)
    assert (await journal.load(["clue:a"]))["clue:a"] == (first,)


async def test_a_cause_has_an_effect_once_in_a_stream(journal: Journal):
    first, again = _commit(version=1), _commit(version=2)
    assert await journal.append([first]) == ()
    assert await journal.append([again]) == (again,)


async def test_a_cause_may_have_an_effect_in_each_of_several_streams(journal: Journal):
    assert await journal.append([_commit("clue:a"), _commit("clue:b")]) == ()


async def test_one_loser_does_not_keep_the_others_out(journal: Journal):
    await journal.append([_commit("clue:b")])
    loser = _commit("clue:b", cause="c2")
    assert await journal.append([_commit("clue:a"), loser, _commit("clue:c")]) == (loser,)
    assert set(await journal.load(["clue:a", "clue:b", "clue:c"])) == {"clue:a", "clue:b", "clue:c"}


async def test_a_commit_is_superseded_by_any_later_one_of_its_stream(journal: Journal):
    first, second, other = _commit(), _commit(version=2, cause="c2"), _commit("clue:b")
    await journal.append([first, other])
    assert await journal.superseded([first, other]) == frozenset()
    await journal.append([second])
    await journal.append([_commit(version=3, cause="c3")])
    assert await journal.superseded([first, other]) == {"clue:a"}
    assert await journal.superseded([second]) == {"clue:a"}
    assert await journal.superseded([]) == frozenset()


async def test_heads_are_told_in_order_page_by_page(journal: Journal):
    for commit in (_commit("clue:a"), _commit("clue:a", 2, "c2"), _commit("clue:a-1"), _commit("case:a")):
        await journal.append([commit])
    first = await journal.heads("clue:", "", 2)
    assert first == (Head("clue:a", 1), Head("clue:a", 2))
    second = await journal.heads("clue:", first[-1].identifier, 2)
    assert second == (Head("clue:a-1", 1),)
    assert await journal.heads("clue:", second[-1].identifier, 2) == ()


async def test_pending_commits_are_found_until_they_are_marked_published(journal: Journal):
    waiting, other = _commit("clue:a", pending=True), _commit("clue:b")
    await journal.append([waiting, other])
    assert await journal.pending(AT + timedelta(seconds=1), 10) == (waiting,)
    await journal.mark_published([waiting])
    assert await journal.pending(AT + timedelta(seconds=1), 10) == ()
    assert (await journal.load(["clue:a"]))["clue:a"] == (replace(waiting, pending=False),)


async def test_a_pending_commit_that_was_just_made_is_left_to_its_maker(journal: Journal):
    await journal.append([_commit(pending=True)])
    assert await journal.pending(AT, 10) == ()


async def test_pending_commits_come_in_the_order_of_their_streams(journal: Journal):
    await journal.append([_commit("clue:b", pending=True), _commit("clue:a", 1, "c1", pending=True)])
    await journal.append([_commit("clue:a", 2, "c2", pending=True)])
    found = await journal.pending(AT + timedelta(seconds=1), 10)
    assert [(commit.stream, commit.version) for commit in found] == [("clue:a", 1), ("clue:a", 2), ("clue:b", 1)]


async def test_no_more_pending_commits_come_than_were_asked_for(journal: Journal):
    await journal.append([_commit(f"clue:{n}", pending=True) for n in range(5)])
    assert len(await journal.pending(AT + timedelta(seconds=1), 3)) == 3


async def test_streams_are_listed_page_by_page_within_their_kind(journal: Journal):
    await journal.append([_commit(stream) for stream in ("clue:a", "clue:b", "clue:c", "case:z", "import:y")])
    await journal.append([_commit("clue:a", 2, "c2")])
    assert await journal.streams("clue:", "", 2) == ("clue:a", "clue:b")
    assert await journal.streams("clue:", "clue:b", 2) == ("clue:c",)
    assert await journal.streams("clue:", "clue:c", 2) == ()


@pytest.mark.parametrize("count", [0, 1])
async def test_nothing_and_one_are_appended_alike(journal: Journal, count: int):
    assert await journal.append([_commit()][:count]) == ()
    assert len(await journal.load(["clue:a"])) == count


async def test_commits_can_be_marked_pending_again(journal: Journal):
    commit = _commit()
    await journal.append([commit])
    await journal.mark_pending([commit])
    assert await journal.pending(AT + timedelta(seconds=1), 10) == (replace(commit, pending=True),)
