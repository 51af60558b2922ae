"""Deadlines and rulings: who is told, with which letter, and under which id."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from notifier.adapters.incoming import occasion_of
from notifier.domain.preparation import Issue, notices_of_reminder, notices_of_ruling
from notifier.domain.recipient import Recipient
from notifier.domain.reminder import Reminder, ReminderKind
from notifier.domain.ruling import TITLES, Ruling
from wenze.clock import BUSINESS_ZONE
from wenze.contracts.cases import DeadlineApproaching, DeadlineMessage, DeadlineMoved, DeadlineOverdue, RulingIssued
from wenze.contracts.envelope import Envelope, InvalidMessage
from wenze.contracts.golden import example_of
from wenze.contracts.message import Message
from wenze.regulation import catalogue

NOW = datetime(2026, 3, 25, 9, tzinfo=BUSINESS_ZONE)
ISSUE = Issue("430626", "平江县问责办", date(2026, 3, 25), NOW)


def content(message: Message) -> object:
    envelope = Envelope("m-1", "case-engine", "case:C-1", NOW, "C-1", "C-1", message)
    occasion = occasion_of(envelope)
    assert occasion is not None
    return occasion.content


@pytest.fixture
def reminder() -> Callable[[type[DeadlineMessage]], Reminder]:
    def made(kind: type[DeadlineMessage]) -> Reminder:
        told = content(kind.model_validate(example_of(kind)))
        assert isinstance(told, Reminder)
        return told

    return made


@pytest.mark.parametrize("kind", [DeadlineApproaching, DeadlineMoved])
def test_what_is_approaching_or_moved_is_told_the_handlers_office(
    reminder: Callable[[type[DeadlineMessage]], Reminder], kind: type[DeadlineMessage]
) -> None:
    (notice,) = notices_of_reminder(reminder(kind), ISSUE, "市问责办", catalogue().cite)
    assert notice.addressee.name == "平江县问责办"
    assert "最后一日：2026年3月24日" in notice.letter.text
    assert "《问责办法》第十条第(一)项" in notice.letter.text
    assert "承办人：合成承办人" in notice.letter.text


def test_what_is_overdue_goes_up_to_the_supervisor_and_the_city_office(
    reminder: Callable[[type[DeadlineMessage]], Reminder],
) -> None:
    notices = notices_of_reminder(reminder(DeadlineOverdue), ISSUE, "市问责办", catalogue().cite)
    assert [each.addressee.name for each in notices] == ["平江县问责办", "平江县问责办负责人", "市问责办"]
    assert [each.addressee.county for each in notices] == ["430626", "430626", "430600"]
    assert len({each.notice.notice_id for each in notices}) == 3
    assert "不产生任何批准的效力" in notices[0].letter.text


def test_each_phase_of_a_deadline_is_an_occasion_of_its_own(
    reminder: Callable[[type[DeadlineMessage]], Reminder],
) -> None:
    occasions = {reminder(kind).occasion for kind in (DeadlineApproaching, DeadlineOverdue, DeadlineMoved)}
    assert len(occasions) == 3
    assert reminder(DeadlineOverdue).kind is ReminderKind.OVERDUE


@pytest.mark.parametrize("kind", TITLES)
def test_a_ruling_is_told_in_writing_to_the_unit_and_to_the_subject(kind: str) -> None:
    ruling = content(RulingIssued.model_validate(example_of(RulingIssued) | {"kind": kind}))
    assert isinstance(ruling, Ruling)
    notices = notices_of_ruling(ruling, ISSUE, catalogue().cite)
    assert [each.notice.recipient for each in notices] == [Recipient.UNIT, Recipient.SUBJECT]
    assert {each.notice.decision_id for each in notices} == {""}
    for each in notices:
        assert each.letter.title == TITLES[kind]
        assert "《问责办法》第十二条" in each.letter.text


def test_a_ruling_of_an_unknown_kind_is_no_message_for_us() -> None:
    with pytest.raises(InvalidMessage, match="no letter"):
        content(RulingIssued.model_validate(example_of(RulingIssued) | {"kind": "cleared-up"}))
