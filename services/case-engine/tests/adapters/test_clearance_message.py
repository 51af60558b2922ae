"""激励办法 9: that somebody is cleared is told once, in writing, to them and their unit, for the circle it reached."""

from datetime import UTC, datetime
from typing import Any

from case_engine.adapters.events import CODEC
from case_engine.adapters.publication import messages_of
from case_engine.domain.case.appeal import AppealOutcome
from case_engine.domain.case.events import SubjectCleared
from wenze.contracts.cases import RulingIssued
from wenze.contracts.message import Message
from wenze.journal.commit import Commit

NUMBER = "合问责澄〔2026〕1号（合成）"


def told(event: SubjectCleared) -> list[Message]:
    commit = Commit(
        stream="case:case-5f0c",
        version=9,
        cause="http:1",
        events=(CODEC.encode(event),),
        actor="合成承办人",
        at=datetime(2026, 3, 20, tzinfo=UTC),
        on=event.clearance.cleared_on,
        county="430626",
        correlation="5f0c",
        prev_hash="",
        hash="",
    )
    return [message for message in messages_of(commit) if isinstance(message, RulingIssued)]


def cleared(carried_out: Any, number: str) -> SubjectCleared:
    carried_out.lodge_appeal().decide_appeal(AppealOutcome.WITHDRAWN)
    return carried_out.clear(document_number=number, issuer="合成县委问责办").events[-1]


def test_a_clearance_is_told_with_its_circle(carried_out: Any) -> None:
    event = cleared(carried_out, NUMBER)
    (message,) = told(event)
    assert isinstance(message, RulingIssued)
    assert (message.kind, message.clause, message.body) == ("cleared", "incentive:9", "合成县委问责办")
    assert message.subject.cadre_id == "SYN-000123"
    assert all(each in message.text for each in (NUMBER, event.clearance.circle, *event.clearance.reached))
    assert "SYN" not in message.decision_id


def test_a_clearance_that_has_no_letter_is_told_to_nobody(carried_out: Any) -> None:
    assert told(cleared(carried_out, "")) == []
