"""Decisions between the bus and the domain."""

from personnel.domain.decision import AppealRight, Decision, SubjectAsDecided
from personnel.domain.effect import Effect, EffectKind
from personnel.domain.unwinding import PeriodEnd, Unwinding
from wenze.cadre_number import InvalidCadreNumberError, cadre_number
from wenze.contracts.cases import (
    Appeal,
    DecidedEffect,
    DecisionInForce,
    DecisionSubject,
    DecisionUnwound,
    ImpactPeriodEnded,
)
from wenze.contracts.envelope import InvalidMessage


def number_of(decision_id: str, subject: DecisionSubject) -> str:
    """The number of the cadre whom a decision is about, in its one form. Raises: InvalidMessage without one."""
    try:
        return cadre_number(subject.cadre_id)
    except InvalidCadreNumberError as error:
        text = f"decision {decision_id!r} has no cadre_id that can be read, so its effects belong to nobody"
        raise InvalidMessage(f"{text}: {error}") from error


def unwinding_of(message: DecisionUnwound) -> Unwinding:
    """How a message says that a decision was undone."""
    return Unwinding(message.decision_id, message.unwound_on, message.clause, message.reasons, message.replaced_by)


def period_end_of(message: ImpactPeriodEnded) -> PeriodEnd:
    """The last day that a message tells of an impact period."""
    return PeriodEnd(message.decision_id, message.ended_on, message.clause, message.converted)


def decision_of(message: DecisionInForce) -> Decision:
    """The decision a message tells of. Raises: InvalidMessage when it cannot be recorded."""
    return Decision(
        decision_id=message.decision_id,
        case_id=message.case_id,
        document_number=message.document_number,
        subject=SubjectAsDecided(message.subject.name, message.subject.unit, message.subject.post),
        measure=message.measure,
        facts=message.facts,
        basis=message.basis,
        approving_body=message.approving_body,
        decided_on=message.decided_on,
        effective_on=message.effective_on,
        appeal=AppealRight(message.appeal.period_days, message.appeal.body),
        effects=tuple(_effect_of(effect, message.decision_id) for effect in message.effects),
        letter_served=message.letter_served,
    )


def _effect_of(effect: DecidedEffect, decision_id: str) -> Effect:
    try:
        return Effect(
            kind=EffectKind(effect.kind),
            effective_from=effect.effective_from,
            effective_until=effect.effective_until,
            clause=effect.clause,
            text=effect.text,
            details=dict(effect.details),
        )
    except ValueError as error:
        raise InvalidMessage(f"decision {decision_id!r}: {error}") from error


def subject_of(cadre_id: str, decision: Decision) -> DecisionSubject:
    """The person a decision is about, for the bus."""
    subject = decision.subject
    return DecisionSubject(cadre_id=cadre_id, name=subject.name, unit=subject.unit, post=subject.post)


def appeal_of(decision: Decision) -> Appeal:
    """How a decision can be appealed, for the bus."""
    return Appeal(period_days=decision.appeal.period_days, body=decision.appeal.body)


def decided_effect_of(effect: Effect) -> DecidedEffect:
    """An effect, for the bus."""
    return DecidedEffect(
        kind=effect.kind.value,
        effective_from=effect.effective_from,
        effective_until=effect.effective_until,
        clause=effect.clause,
        text=effect.text,
        details=effect.details,
    )
