from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from notifier.application.prepare_notices import Occasion
from notifier.domain.recipient import Recipient, notice_id
from notifier.domain.refusal import Refusal
from notifier.domain.start_letter import ProposedStart
from wenze.errors import Transient
from wenze.regulation import UnknownClauseError

START = ProposedStart("case-synthetic-2", "合成线索", "新闻媒体曝光", ("accountability:9.6",), date(2026, 3, 2))


async def streams(notifier: Any) -> tuple[str, ...]:
    return await notifier.journal.streams("", "", 100)


async def test_a_decision_leads_to_exactly_two_published_notices(notifier: Any) -> None:
    await notifier.prepare([notifier.occasion()])
    expected = {f"notice:{notifier.id_of(recipient)}" for recipient in (Recipient.UNIT, Recipient.SUBJECT)}
    assert set(await streams(notifier)) == expected
    assert sorted(notifier.published()) == sorted(("notice.prepared", stream) for stream in expected)


async def test_the_same_message_again_changes_nothing_and_is_published_as_before(notifier: Any) -> None:
    await notifier.prepare([notifier.occasion()])
    first = list(notifier.publisher.published)
    await notifier.prepare([notifier.occasion()])
    assert [envelope.id for envelope in notifier.publisher.published[2:]] == [envelope.id for envelope in first]
    assert len(await streams(notifier)) == 2


async def test_another_message_about_the_same_decision_leads_to_no_other_notice(notifier: Any) -> None:
    await notifier.prepare([notifier.occasion("message-1"), notifier.occasion("message-2")])
    assert len(await streams(notifier)) == 2
    assert len(notifier.published()) == 2


async def test_a_broker_outage_after_the_append_is_made_good_when_the_message_comes_again(notifier: Any) -> None:
    notifier.publisher.outage = True
    with pytest.raises(Transient):
        await notifier.prepare([notifier.occasion()])
    notifier.publisher.outage = False
    await notifier.prepare([notifier.occasion()])
    assert len(notifier.published()) == 2
    assert len(await streams(notifier)) == 2


async def test_a_proposed_start_leads_to_one_notice_to_the_handler(notifier: Any) -> None:
    await notifier.prepare([Occasion("message-1", "correlation-1", "430626", date(2026, 3, 2), START)])
    identity = notice_id("case-synthetic-2", Recipient.HANDLER)
    assert await streams(notifier) == (f"notice:{identity}",)
    history = await notifier.notices.load(identity)
    assert history.state.addressee.name == "平江县问责办"


async def test_a_notice_is_dated_on_the_day_of_the_fact_however_late_it_is_prepared(notifier: Any) -> None:
    await notifier.prepare([notifier.occasion()])
    assert (await notifier.state_of(Recipient.UNIT)).prepared_on == date(2026, 3, 2)


async def test_of_an_incomplete_decision_no_notice_is_prepared(notifier: Any) -> None:
    notifier.decision = replace(notifier.decision, facts="")
    with pytest.raises(Refusal):
        await notifier.prepare([notifier.occasion()])
    assert await streams(notifier) == ()


async def test_of_a_decision_that_cites_no_clause_no_notice_is_prepared(notifier: Any) -> None:
    notifier.decision = replace(notifier.decision, basis=("accountability:77",))
    with pytest.raises(UnknownClauseError):
        await notifier.prepare([notifier.occasion()])
    assert await streams(notifier) == ()
