from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest

from notifier.domain.decision import Decision
from notifier.domain.notice import NoticeState, evolve
from notifier.domain.preparation import Issue, decide_prepare, notice_of_start, notices_of_decision
from notifier.domain.recipient import Recipient
from notifier.domain.start_letter import ProposedStart
from wenze.regulation import catalogue

CITE = catalogue().cite


@pytest.fixture
def issue(noon: datetime) -> Issue:
    return Issue("430626", "平江县问责办", date(2026, 3, 2), noon)


def test_a_decision_has_exactly_two_notices_to_its_subject_s_unit_and_to_the_subject(
    decision: Decision, issue: Issue
) -> None:
    notices = notices_of_decision(decision, issue, CITE)
    assert [(each.notice.recipient, each.addressee.name) for each in notices] == [
        (Recipient.UNIT, "平江县合成示范局"),
        (Recipient.SUBJECT, "张合成"),
    ]


def test_a_prepared_notice_is_due_at_once(decision: Decision, issue: Issue) -> None:
    notice = evolve(None, notices_of_decision(decision, issue, CITE)[0])
    assert (notice.state, notice.next_attempt_at) == (NoticeState.DUE, issue.due_at)


@pytest.mark.parametrize(
    ("decided_on", "effective_on", "earliest"),
    [
        (date(2026, 2, 20), date(2026, 3, 1), date(2026, 2, 20)),
        (None, date(2026, 3, 1), date(2026, 3, 1)),
        (None, date(2026, 3, 9), date(2026, 3, 2)),
    ],
)
def test_a_letter_can_have_been_served_from_the_day_of_the_decision_whatever_its_own_date(
    decision: Decision, issue: Issue, decided_on: date | None, effective_on: date, earliest: date
) -> None:
    made = replace(decision, decided_on=decided_on, effective_on=effective_on)
    for prepared in notices_of_decision(made, issue, CITE):
        notice = evolve(None, prepared)
        assert (notice.servable_from, notice.prepared_on) == (earliest, date(2026, 3, 2))


def test_a_notice_stored_without_its_earliest_day_of_service_has_that_of_its_letter(prepared: Any) -> None:
    assert evolve(None, prepared()).servable_from == date(2026, 3, 2)


def test_told_of_the_same_decision_twice_there_is_one_notice_for_each(decision: Decision, issue: Issue) -> None:
    first, _ = notices_of_decision(decision, issue, CITE)
    again, _ = notices_of_decision(decision, issue, CITE)
    assert first.notice == again.notice
    assert decide_prepare(None, first) == (first,)
    assert decide_prepare(evolve(None, first), again) == ()


def test_a_proposed_start_has_one_notice_to_the_county_s_handler(issue: Issue) -> None:
    proposed = ProposedStart("case-synthetic-1", "合成线索", "新闻媒体曝光", ("accountability:9.6",), date(2026, 3, 2))
    prepared = notice_of_start(proposed, issue, CITE)
    assert (prepared.notice.recipient, prepared.notice.decision_id) == (Recipient.HANDLER, "")
    assert (prepared.addressee.name, prepared.addressee.county) == ("平江县问责办", "430626")
