"""Reading a sealed informant: asked for with a reason, approved by the custodian, for one person, for a time."""

import logging
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest

from clue_intake.application.preparation import SealedReport
from clue_intake.domain.informant import Informant
from clue_intake.domain.opening.state import Opening, Ruling
from clue_intake.domain.refusal import Refusal
from wenze.journal.executor import History

PROTECTION = "accountability:15.3"
ASKER = "合成经办人"
CUSTODIAN = "合成保管员"


class Office:
    """A clue with a sealed informant, and short ways to ask, rule and read."""

    def __init__(self, world: Any, clue_id: str) -> None:
        self.world = world
        self.clue_id = clue_id
        self._count = 0

    async def ask(self, by: str = ASKER, reason: str = "当面核实（合成）", hours: int = 24) -> str:
        history = await self.world.request_opening(self.clue_id, by, reason, hours, self._cause())
        return history.state.request.request_id

    async def approve(self, request_id: str, by: str = CUSTODIAN) -> Opening:
        history: History[Opening] = await self.world.rule_on_opening.approve(
            self.clue_id, request_id, by, "确有必要（合成）", self._cause()
        )
        assert history.state
        return history.state

    async def refuse(self, request_id: str, by: str = CUSTODIAN) -> Opening:
        history = await self.world.rule_on_opening.refuse(
            self.clue_id, request_id, by, "没有必要（合成）", self._cause()
        )
        return history.state

    async def read(self, request_id: str, by: str = ASKER) -> Sequence[SealedReport]:
        return await self.world.read_informant(self.clue_id, request_id, by, self._cause())

    async def opening(self, request_id: str) -> Opening:
        history = await self.world.openings.of_clue(self.clue_id, request_id)
        assert history.state
        return history.state

    def _cause(self) -> str:
        self._count += 1
        return f"http:{self._count}"


@pytest.fixture
async def office(world: Any, informant: Informant) -> Office:
    answer = await world.submit(informant=informant, content="我叫甄合成，合成路积水三年。")
    return Office(world, answer.clue_id)


async def test_the_requester_reads_the_informant_once_a_custodian_approved(
    office: Office, informant: Informant
) -> None:
    request_id = await office.ask()
    await office.approve(request_id)
    (report,) = await office.read(request_id)
    assert report.informant == informant
    assert report.original["content"] == "我叫甄合成，合成路积水三年。"


@pytest.mark.parametrize(
    ("later", "is_open"),
    [(timedelta(hours=24) - timedelta(milliseconds=1), True), (timedelta(hours=24), False), (timedelta(days=9), False)],
    ids=["before", "on", "after"],
)
async def test_the_seal_closes_at_the_instant_the_time_ends(office: Office, later: timedelta, is_open: bool) -> None:
    request_id = await office.ask(hours=24)
    office.world.clock.advance(timedelta(days=3))
    await office.approve(request_id)
    office.world.clock.advance(later)
    if is_open:
        assert await office.read(request_id)
        return
    with pytest.raises(Refusal, match="时间已过") as refused:
        await office.read(request_id)
    assert refused.value.clause == PROTECTION
    assert (await office.opening(request_id)).read == ()


async def test_nobody_reads_before_the_custodian_approved(office: Office) -> None:
    request_id = await office.ask()
    with pytest.raises(Refusal, match="还没有经举报人信息保管人批准"):
        await office.read(request_id)


async def test_nobody_but_the_requester_reads(office: Office) -> None:
    request_id = await office.ask()
    await office.approve(request_id)
    for other in (CUSTODIAN, "合成局长"):
        with pytest.raises(Refusal, match="只对申请人本人"):
            await office.read(request_id, by=other)
    assert (await office.opening(request_id)).read == ()


async def test_a_refused_request_stays_closed_and_says_why(office: Office) -> None:
    request_id = await office.ask()
    assert (await office.refuse(request_id)).ruling is Ruling.REFUSED
    with pytest.raises(Refusal, match="没有必要（合成）"):
        await office.read(request_id)
    with pytest.raises(Refusal, match="已由合成保管员办理"):
        await office.approve(request_id)


async def test_a_custodian_never_rules_on_their_own_request_but_a_second_one_may(office: Office) -> None:
    request_id = await office.ask(by=CUSTODIAN)
    for rule in (office.approve, office.refuse):
        with pytest.raises(Refusal, match="自己提出的申请"):
            await rule(request_id, by=CUSTODIAN)
    await office.approve(request_id, by="合成保管员乙")
    assert await office.read(request_id, by=CUSTODIAN)


async def test_whom_the_clue_accuses_neither_asks_nor_rules(office: Office) -> None:
    with pytest.raises(Refusal, match="回避"):
        await office.ask(by="张样例")
    request_id = await office.ask()
    with pytest.raises(Refusal, match="回避"):
        await office.approve(request_id, by="张样例")


async def test_the_time_asked_for_has_a_limit(office: Office) -> None:
    assert await office.ask(hours=72)
    with pytest.raises(Refusal, match="不能超过 72 小时"):
        await office.ask(hours=73)


async def test_there_is_nothing_to_ask_where_nobody_is_sealed(world: Any) -> None:
    office = Office(world, (await world.submit()).clue_id)
    with pytest.raises(Refusal, match="没有密封的举报人信息"):
        await office.ask()


async def test_every_step_and_every_reading_is_in_the_journal(office: Office) -> None:
    request_id = await office.ask()
    await office.approve(request_id)
    await office.read(request_id)
    office.world.clock.advance(timedelta(hours=1))
    await office.read(request_id)
    commits = (await office.world.commits())[f"opening:{request_id}"]
    assert [(stored.type, commit.actor) for commit in commits for stored in commit.events] == [
        ("opening-requested", ASKER),
        ("opening-approved", CUSTODIAN),
        ("informant-read", ASKER),
        ("informant-read", ASKER),
    ]
    ((listed,), total) = await office.world.opening_list.page(
        clue_id=office.clue_id, ruling=Ruling.APPROVED, skip=0, limit=10
    )
    assert (total, len(listed.read)) == (1, 2)


async def test_an_opened_identity_is_in_no_journal_topic_list_metric_or_log(
    office: Office, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    request_id = await office.ask(reason="向甄 合成（100-0000-1234）核实")
    await office.approve(request_id)
    reports = await office.read(request_id)
    kept = await office.world.everything_kept() + repr(reports) + caplog.text
    assert "向〔举报人〕（〔已隐去〕）核实" in kept
    assert [text for text in ("甄合成", "甄 合成", "10000001234", "100-0000-1234", "合成备注") if text in kept] == []


async def test_later_submissions_with_another_informant_are_opened_as_well(office: Office) -> None:
    await office.world.submit(informant=Informant(name="贾合成"), content="补充（合成）")
    request_id = await office.ask()
    await office.approve(request_id)
    assert [report.informant.name for report in await office.read(request_id)] == ["甄合成", "贾合成"]
