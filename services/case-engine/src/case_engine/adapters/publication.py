"""What the other services are told of each commit of a case: the same commit gives the same messages, always."""

from collections.abc import Sequence

from case_engine.adapters.events import events_of
from case_engine.domain.assessment import verdict
from case_engine.domain.case.decision import Decision
from case_engine.domain.case.events import DecisionEnteredIntoForce, Event, Progress, StartProposed
from case_engine.domain.case.lifecycle import clause_of
from wenze.contracts.cases import (
    Appeal,
    CaseProgressed,
    CaseStartProposed,
    DecidedEffect,
    DecisionInForce,
    DecisionSubject,
)
from wenze.contracts.message import Message, Reason, Subject
from wenze.journal.commit import Commit


def messages_of(commit: Commit) -> Sequence[Message]:
    """Every commit gives at least one message: the lists follow the case by them."""
    return [message for event in events_of(commit) for message in _messages(commit, event)]


def _messages(commit: Commit, event: Event) -> list[Message]:
    case_id = commit.stream.partition(":")[2]
    if isinstance(event, StartProposed):
        return [_start_proposed(commit, case_id, event)]
    if isinstance(event, DecisionEnteredIntoForce):
        return [_progressed(commit, case_id, event), _in_force(commit, case_id, event.decision)]
    return [_progressed(commit, case_id, event)]


def _start_proposed(commit: Commit, case_id: str, event: StartProposed) -> Message:
    return CaseStartProposed.model_validate(
        {
            "county": commit.county,
            "case_id": case_id,
            "clue_id": event.clue_id,
            "source": event.source,
            "title": event.title,
            "proposed_on": event.proposed_on,
            "subjects": [Subject(name=s.name, unit=s.unit, post=s.post, cadre_id=s.cadre_id) for s in event.subjects],
            "reasons": _reasons(event.reasons),
        }
    )


def _progressed(commit: Commit, case_id: str, event: Progress) -> Message:
    return CaseProgressed(
        county=commit.county,
        case_id=case_id,
        action=event.action,
        state=event.state,
        on=commit.on,
        clause=clause_of(event.action),
    )


def _in_force(commit: Commit, case_id: str, decision: Decision) -> Message:
    subject = decision.subject
    return DecisionInForce(
        county=commit.county,
        case_id=case_id,
        decision_id=decision.decision_id,
        document_number=decision.document_number,
        subject=DecisionSubject(cadre_id=subject.cadre_id, name=subject.name, unit=subject.unit, post=subject.post),
        measure=decision.measure.value,
        facts=decision.facts,
        basis=decision.basis,
        approving_body=decision.approving_body,
        decided_on=decision.decided_on,
        effective_on=decision.effective_on,
        appeal=Appeal(period_days=decision.appeal_period_days, body=decision.appeal_body),
        effects=tuple(_effect(effect) for effect in decision.effects),
        reasons=_reasons(decision.reasons),
    )


def _effect(effect: verdict.Effect) -> DecidedEffect:
    return DecidedEffect(
        kind=effect.kind.value,
        effective_from=effect.effective_from,
        effective_until=effect.effective_until,
        clause=effect.clause,
        text=effect.text,
        details=effect.details,
    )


def _reasons(reasons: tuple[verdict.Reason, ...]) -> tuple[Reason, ...]:
    return tuple(Reason(clause=reason.clause, text=reason.text) for reason in reasons)
