"""What the other services are told of each commit: the same commit gives the same messages, always."""

from collections.abc import Callable, Sequence
from typing import Final

from case_engine.adapters.aftermath_messages import (
    appeal_decided,
    cleared,
    deadline_message,
    impact_period_ended,
    revoked,
    told_subject,
    unwound,
)
from case_engine.adapters.events import EARLIER_EVENTS, LIABILITY_EVENTS, events_of
from case_engine.adapters.measure_messages import of_measure
from case_engine.domain.assessment import verdict
from case_engine.domain.case.decision import Decision
from case_engine.domain.case.events import (
    AccountabilityRevoked,
    AppealDecided,
    DeadlineFired,
    DeadlineMoved,
    DecisionEnteredIntoForce,
    DecisionUnwound,
    Event,
    ImpactPeriodEnded,
    MeasureDecided,
    OpinionProposed,
    Progress,
    StartProposed,
    SubjectCleared,
)
from case_engine.domain.case.lifecycle import clause_of
from case_engine.domain.earlier.decision import EarlierDecision
from case_engine.domain.earlier.events import DecisionImported
from case_engine.domain.liability.events import LiabilityConfirmed
from wenze.contracts import cases as contracts
from wenze.contracts.cases import (
    Appeal,
    CaseProgressed,
    CaseStartProposed,
    DecidedEffect,
    DecisionInForce,
)
from wenze.contracts.message import Message, Reason, Subject
from wenze.journal.commit import Commit

CASE: Final = "case"
EARLIER_DECISION: Final = "earlier-decision"
IMPORT: Final = "import"
CALENDAR: Final = "calendar"
LIABILITY: Final = "liability"


def messages_of(commit: Commit) -> Sequence[Message]:
    """Every commit of a case gives at least one message: the lists follow the case by them."""
    return _OF_KIND[commit.stream.partition(":")[0]](commit)


def _of_case(commit: Commit) -> Sequence[Message]:
    return [message for event in events_of(commit) for message in _messages(commit, event)]


def _of_earlier_decision(commit: Commit) -> Sequence[Message]:
    """A receipt of its letter was told by the notifier already."""
    events = [EARLIER_EVENTS.decode(stored) for stored in commit.events]
    return [_imported(commit.county, event) for event in events if isinstance(event, DecisionImported)]


def _of_liability(commit: Commit) -> Sequence[Message]:
    """What is proposed or refused concerns nobody else."""
    events = [LIABILITY_EVENTS.decode(stored) for stored in commit.events]
    return [_confirmed(commit.county, event) for event in events if isinstance(event, LiabilityConfirmed)]


_OF_KIND: Final[dict[str, Callable[[Commit], Sequence[Message]]]] = {
    CASE: _of_case,
    EARLIER_DECISION: _of_earlier_decision,
    IMPORT: lambda _: (),
    CALENDAR: lambda _: (),
    LIABILITY: _of_liability,
}


def _messages(commit: Commit, event: Event) -> list[Message]:
    case_id = commit.stream.partition(":")[2]
    if isinstance(event, StartProposed):
        return [_start_proposed(commit, case_id, event)]
    if isinstance(event, DeadlineFired | DeadlineMoved):
        return [deadline_message(commit.county, case_id, event)]
    if isinstance(event, DecisionUnwound):
        return [unwound(commit.county, case_id, event)]
    if isinstance(event, ImpactPeriodEnded):
        return [impact_period_ended(commit.county, case_id, event)]
    return [_progressed(commit, case_id, event), *_of_progress(commit, case_id, event)]


def _of_progress(commit: Commit, case_id: str, event: Progress) -> list[Message]:
    """What a step tells besides that it was taken."""
    if isinstance(event, DecisionEnteredIntoForce):
        return [_in_force(commit, case_id, event.decision)]
    if isinstance(event, OpinionProposed | MeasureDecided):
        return of_measure(commit.county, case_id, event)
    if isinstance(event, AppealDecided):
        return [appeal_decided(commit.county, case_id, event)]
    if isinstance(event, AccountabilityRevoked):
        return [revoked(commit.county, case_id, event)]
    if isinstance(event, SubjectCleared) and event.subject and event.clearance.is_in_writing:
        return [cleared(commit.county, case_id, event, event.subject)]
    return []


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
            "self_found": event.self_found,
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
    appeal = Appeal(period_days=decision.appeal_period_days, body=decision.appeal_body)
    told = _decision(commit.county, (case_id, decision.decision_id), decision, decision.effects, appeal)
    return told.model_copy(update={"reasons": _reasons(decision.reasons)})


def _confirmed(county: str, event: LiabilityConfirmed) -> Message:
    proposal = event.proposal
    return contracts.LiabilityConfirmed(
        county=county,
        case_id=proposal.case_id,
        proposal_id=proposal.proposal_id,
        breach_by=told_subject(proposal.subject),
        leaders=tuple(Subject(name=s.name, unit=s.unit, post=s.post, cadre_id=s.cadre_id) for s in proposal.leaders),
        failure=proposal.failure,
        impact=proposal.impact,
        reasons=event.reasons,
        confirmed_on=event.confirmed_on,
        confirmed_by=event.confirmed_by,
    )


def _imported(county: str, event: DecisionImported) -> Message:
    """There is no case: the decision stands for it."""
    decision, ids = event.decision, (event.decision_id, event.decision_id)
    appeal = Appeal(period_days=event.appeal_period_days, body=decision.appeal_body)
    told = _decision(county, ids, decision, event.effects, appeal)
    return told.model_copy(update={"imported": True, "letter_served": decision.letter_served})


def _decision(
    county: str,
    ids: tuple[str, str],
    decision: Decision | EarlierDecision,
    effects: Sequence[verdict.Effect],
    appeal: Appeal,
) -> DecisionInForce:
    """What is told of every decision; `ids` are the case's and its own."""
    case_id, decision_id = ids
    return DecisionInForce(
        county=county,
        case_id=case_id,
        decision_id=decision_id,
        document_number=decision.document_number,
        subject=told_subject(decision.subject),
        measure=decision.measure.value,
        facts=decision.facts,
        basis=decision.basis,
        approving_body=decision.approving_body,
        decided_on=decision.decided_on,
        effective_on=decision.effective_on,
        appeal=appeal,
        effects=tuple(_effect(effect) for effect in effects),
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
