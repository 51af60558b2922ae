"""What the other services are told of appeals, rectification, revocation and deadlines."""

from typing import Final

from case_engine.domain.assessment.words import MEASURE_NAMES, chinese_date, sentence
from case_engine.domain.case.appeal import AppealOutcome
from case_engine.domain.case.events import (
    AccountabilityRevoked,
    AppealDecided,
    DeadlineFired,
    DeadlineMoved,
    DecisionUnwound,
    ImpactPeriodEnded,
    SubjectCleared,
)
from case_engine.domain.case.subjects import Subject
from case_engine.domain.deadlines.deadline import Phase
from wenze.contracts import cases as messages
from wenze.contracts.message import Message
from wenze.sealing import fingerprint

APPEAL: Final = "accountability:12"
OUTCOMES: Final = {AppealOutcome.UPHELD: "维持", AppealOutcome.CHANGED: "变更", AppealOutcome.WITHDRAWN: "撤销"}
OF_SUBJECT: Final = 12
"""Digits that stand for a subject's number where no decision has an id, since notices are named after it."""
OF_PHASE: Final = {Phase.APPROACHING: messages.DeadlineApproaching, Phase.OVERDUE: messages.DeadlineOverdue}


def told_subject(subject: Subject) -> messages.DecisionSubject:
    """The person a decision is about, for the bus."""
    return messages.DecisionSubject(cadre_id=subject.cadre_id, name=subject.name, unit=subject.unit, post=subject.post)


def unwound(county: str, case_id: str, event: DecisionUnwound) -> Message:
    """A decision is undone; its effects are unwound from the day they began."""
    decision = event.decision
    begins = min([effect.effective_from for effect in decision.effects], default=decision.effective_on)
    return messages.DecisionUnwound(
        county=county,
        case_id=case_id,
        decision_id=decision.decision_id,
        document_number=decision.document_number,
        subject=told_subject(decision.subject),
        measure=decision.measure.value,
        unwound_on=event.unwound_on,
        effects_from=begins,
        clause=APPEAL,
        reasons=event.reasons,
        replaced_by=event.replaced_by,
    )


def impact_period_ended(county: str, case_id: str, event: ImpactPeriodEnded) -> Message:
    """An open impact period has its last day."""
    return messages.ImpactPeriodEnded(
        county=county,
        case_id=case_id,
        decision_id=event.decision.decision_id,
        subject=told_subject(event.decision.subject),
        ended_on=event.ended_on,
        clause="accountability:18.2",
        converted=event.converted,
    )


def appeal_decided(county: str, case_id: str, event: AppealDecided) -> Message:
    """Subject and unit are told in writing what came of the appeal."""
    ruling = event.ruling
    changed = f"，改为{MEASURE_NAMES[ruling.measure]}" if ruling.measure else ""
    return messages.RulingIssued(
        county=county,
        case_id=case_id,
        kind=f"appeal-{ruling.outcome}",
        decision_id=event.decision_id,
        subject=told_subject(event.subject),
        ruled_on=ruling.decided_on,
        body=ruling.body,
        clause=APPEAL,
        text=f"{ruling.body}决定{OUTCOMES[ruling.outcome]}原问责决定{changed}。理由：{ruling.reasons}",
    )


def revoked(county: str, case_id: str, event: AccountabilityRevoked) -> Message:
    """Subject and unit are told in writing that the accountability is ended."""
    revocation, decision = event.revocation, event.decision
    return messages.RulingIssued(
        county=county,
        case_id=case_id,
        kind="revoked",
        decision_id=decision.decision_id,
        subject=told_subject(decision.subject),
        ruled_on=revocation.revoked_on,
        body=decision.approving_body,
        clause="accountability:13",
        text=(
            f"问责期满，自{chinese_date(revocation.revoked_on)}起取消{decision.document_number}"
            f"{MEASURE_NAMES[decision.measure]}的问责（{revocation.document_number}）。理由：{revocation.reasons}"
        ),
    )


def cleared(county: str, case_id: str, event: SubjectCleared, subject: Subject) -> Message:
    """Subject and unit are told in writing that what was alleged does not hold, for all whom it reached."""
    clearance = event.clearance
    circle = "、".join(dict.fromkeys((clearance.circle, *clearance.reached)))
    return messages.RulingIssued(
        county=county,
        case_id=case_id,
        kind="cleared",
        decision_id=f"{case_id}-{fingerprint(subject.cadre_id.encode())[:OF_SUBJECT]}",
        subject=told_subject(subject),
        ruled_on=clearance.cleared_on,
        body=clearance.issuer,
        clause="incentive:9",
        text=(
            f"经核实，反映{subject.name}的问题不属实，予以澄清，消除影响（{clearance.document_number}）。"
            f"请在{circle}范围内告知。查明的事实：{sentence(clearance.facts)}"
        ),
    )


def deadline_message(county: str, case_id: str, event: DeadlineFired | DeadlineMoved) -> Message:
    """A deadline is approaching, over, or moved."""
    told = {
        "county": county,
        "case_id": case_id,
        "deadline_id": event.deadline_id,
        "kind": event.kind,
        "clause": event.clause,
        "cadre_id": event.cadre_id,
        "provisional": event.provisional,
        "text": event.text,
        "handler": event.handler,
    }
    if isinstance(event, DeadlineMoved):
        return messages.DeadlineMoved.model_validate(told | {"due_on": event.after, "before": event.before})
    return OF_PHASE[event.phase].model_validate(told | {"due_on": event.due_on})
