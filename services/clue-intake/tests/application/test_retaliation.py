"""Retaliation against a sealed informant is found without opening the seal, and shows nowhere else."""

import logging
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from clue_intake.application.blind_index import BlindIndex
from clue_intake.application.retaliation_alerts import Alert, Alerts
from clue_intake.application.take_in_proposals import ToTakeIn
from clue_intake.domain.informant import Informant
from clue_intake.domain.retaliation.proposal import Person, Proposal, ProposalKind
from clue_intake.domain.retaliation.suspicion import Connection
from wenze.sealing import KeyRing

REPORTED = date(2026, 3, 1)
CUSTODIAN = "合成保管人"
PROPOSAL = Proposal(
    kind=ProposalKind.DEMOTION,
    county="430602",
    proposed_on=date(2026, 3, 2),
    target=Person("甄 合成", "合成路小学", "教师"),
    proposed_by=(Person("张样例", "合成街道办事处", "主任"),),
    matter="降一级使用（合成）",
    reference="合成〔2026〕1号",
)


async def propose(world: Any, proposal: Proposal = PROPOSAL, cause: str = "http:k", **changes: Any) -> str:
    return await world.take_in_proposals.on_request(ToTakeIn(replace(proposal, **changes), "合成干部科", cause))


async def alerts(world: Any, since: date = REPORTED, county: str = "", reader: str = CUSTODIAN) -> Alerts:
    return await world.retaliation_alerts(since, county, reader)


async def found(world: Any, **asked: Any) -> list[Alert]:
    return list((await alerts(world, **asked)).found)


@pytest.fixture
async def clue_id(world: Any, informant: Informant) -> str:
    return (await world.submit(informant=informant)).clue_id


async def test_what_the_accused_proposes_against_the_informant_is_an_alert(world: Any, clue_id: str) -> None:
    proposal_id = await propose(world)
    (alert,) = await found(world)
    assert (alert.proposal_id, alert.clue_id, alert.county) == (proposal_id, clue_id, "430602")
    assert (alert.connection, alert.reported_on) == (Connection.BY_ACCUSED, REPORTED)
    assert alert.proposal == PROPOSAL


async def test_a_proposal_against_somebody_else_is_none(world: Any, clue_id: str) -> None:
    await propose(world, target=Person("甄别人", "合成街道办事处"))
    assert await found(world) == []


async def test_nor_is_one_by_others(world: Any, clue_id: str) -> None:
    await propose(world, proposed_by=(Person("李样例", "合成区教育局"),))
    assert await found(world) == []


async def test_an_informant_is_known_again_by_the_number_of_a_document(world: Any, clue_id: str) -> None:
    await propose(world, target=Person("甄更名"), id_number="43060219000101000x")
    assert len(await found(world)) == 1


async def test_a_report_that_is_registered_after_the_proposal_is_still_protected(
    world: Any, informant: Informant
) -> None:
    await propose(world)
    assert await found(world) == []
    await world.submit(informant=informant)
    assert len(await found(world)) == 1


async def test_an_informant_who_comes_later_is_watched_too(world: Any, informant: Informant) -> None:
    await world.submit()
    await propose(world)
    assert await found(world) == []
    await world.submit(informant=informant)
    assert len(await found(world)) == 1


@pytest.mark.parametrize(
    ("days", "alerted"), [(-1, False), (0, True), (730, True), (731, False)], ids=["before", "on", "last", "after"]
)
async def test_the_watch_lasts_as_long_as_the_setting_says(
    world: Any, informant: Informant, days: int, alerted: bool
) -> None:
    await world.submit(informant=informant)
    day = REPORTED + timedelta(days=days)
    await propose(world, proposed_on=day)
    assert bool(await found(world, since=day)) is alerted


async def test_the_same_proposal_is_one(world: Any, clue_id: str) -> None:
    assert await propose(world) == await propose(world)
    assert len(await found(world)) == 1


async def test_only_proposals_since_the_day_are_shown(world: Any, clue_id: str) -> None:
    await propose(world)
    assert len(await found(world, since=date(2026, 3, 2))) == 1
    assert await found(world, since=date(2026, 3, 3)) == []


async def test_alerts_belong_to_the_county_of_the_report_and_not_of_the_proposal(world: Any, clue_id: str) -> None:
    await propose(world, county="430621")
    assert len(await found(world, county="430602")) == 1
    assert await found(world, county="430621") == []


@pytest.mark.parametrize("reader", ["张样例", "李样例", "李 样例"])
async def test_whoever_is_accused_or_proposed_it_is_not_told(world: Any, clue_id: str, reader: str) -> None:
    await propose(world, proposed_by=(Person("张样例"), Person("李样例")))
    assert await found(world, reader=reader) == []
    assert len(await found(world)) == 1


async def test_whether_a_proposal_concerns_an_informant_does_not_show_in_what_is_kept_of_it(
    world: Any, clue_id: str
) -> None:
    hit = await propose(world, cause="http:1")
    miss = await propose(world, cause="http:2", target=Person("欧阳没有举报", "合成的另一个单位"))
    assert [alert.proposal_id for alert in await found(world)] == [hit]
    kept = await world.journal.load([f"proposal:{hit}", f"proposal:{miss}"])
    one, other = [commits[0] for commits in kept.values()]
    assert [len(commits) for commits in kept.values()] == [1, 1]
    assert len(repr(one)) == len(repr(other))
    assert (one.actor, one.county, one.on, len(one.events)) == (other.actor, other.county, other.on, len(other.events))
    assert len(one.events[0].data["sealed"]) == len(other.events[0].data["sealed"])


async def test_neither_the_informant_nor_whom_a_proposal_is_about_is_kept_published_or_logged_in_clear(
    world: Any, informant: Informant, clue_id: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    await propose(world, target=Person("甄合成", "合成路小学"), id_number=informant.id_number)
    assert len(await found(world)) == 1
    everything = await world.everything_kept() + caplog.text + repr(PROPOSAL) + repr(await found(world))
    for secret in ("甄合成", "43060219000101000", "1234", "合成路12号", "合成路小学", "降一级"):
        assert secret not in everything
        assert secret.encode().hex() not in everything


async def test_tags_tell_nothing_without_their_key(informant: Informant) -> None:
    one, other = (BlindIndex(KeyRing("k", {"k": bytes([number]) * 16})) for number in (1, 2))
    assert set(one.tags_to_keep([informant])).isdisjoint(other.tags_to_keep([informant]))


async def test_what_was_indexed_under_an_earlier_key_is_found_while_that_key_is_kept(informant: Informant) -> None:
    old, new = bytes([1]) * 16, bytes([2]) * 16
    kept = set(BlindIndex(KeyRing("old", {"old": old})).tags_to_keep([informant]))
    rotated = BlindIndex(KeyRing("new", {"old": old, "new": new}))
    assert kept <= rotated.tags_to_look_for(informant)
    assert kept.isdisjoint(rotated.tags_to_keep([informant]))
    assert kept.isdisjoint(BlindIndex(KeyRing("new", {"new": new})).tags_to_look_for(informant))


async def test_clues_that_are_not_in_the_index_are_told(world: Any, clue_id: str) -> None:
    assert (await alerts(world)).unwatched == 0
    assert await world.watched.without_tags({"another-key"}) == 1


async def test_a_proposal_whose_key_is_gone_is_told(world: Any, clue_id: str, monkeypatch: pytest.MonkeyPatch) -> None:
    await propose(world)
    monkeypatch.setattr(world.sealer, "_keys", KeyRing("new", {"new": bytes(16)}))
    assert (await alerts(world)).unreadable == 1
