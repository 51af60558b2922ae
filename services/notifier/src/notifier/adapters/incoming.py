"""From the other services' messages to what notices tell."""

from typing import Final

from notifier.application.prepare_notices import Occasion
from notifier.domain.decision import Decision, Effect
from notifier.domain.reminder import Reminder, ReminderKind
from notifier.domain.ruling import TITLES, Ruling
from notifier.domain.start_letter import ProposedStart
from notifier.domain.terms import MEASURES, SOURCES
from wenze.clock import BUSINESS_ZONE
from wenze.contracts.cases import (
    CaseStartProposed,
    DeadlineApproaching,
    DeadlineMessage,
    DeadlineMoved,
    DeadlineOverdue,
    DecidedEffect,
    RulingIssued,
)
from wenze.contracts.envelope import Envelope, InvalidMessage
from wenze.contracts.personnel import EffectsRecorded
from wenze.sealing import fingerprint_of


def occasion_of(envelope: Envelope) -> Occasion | None:
    """What a message gives occasion to tell; None for messages that nobody is told of.

    A letter that was served before this system knew of it is not served a second time.
    """
    match envelope.message:
        case EffectsRecorded(letter_served=False) as message:
            content = _decision_of(message)
        case CaseStartProposed() as message:
            content = _start_of(message)
        case DeadlineApproaching() | DeadlineOverdue() | DeadlineMoved() as message:
            content = _reminder_of(message)
        case RulingIssued() as message:
            content = _ruling_of(message)
        case _:
            return None
    return Occasion(
        message_id=envelope.id,
        correlation=envelope.correlation_id,
        county=message.county,
        on=envelope.time.astimezone(BUSINESS_ZONE).date(),
        content=content,
    )


def _decision_of(message: EffectsRecorded) -> Decision:
    subject = message.subject
    return Decision(
        decision_id=message.decision_id,
        case_id=message.case_id,
        document_number=message.document_number,
        subject_name=subject.name,
        subject_unit=subject.unit,
        subject_post=subject.post,
        cadre_id=subject.cadre_id,
        facts=message.facts,
        basis=message.basis,
        measure=MEASURES[message.measure],
        approving_body=message.approving_body,
        effective_on=message.effective_on,
        appeal_days=message.appeal.period_days,
        appeal_body=message.appeal.body,
        effects=tuple(_effect_of(effect) for effect in message.effects),
        decided_on=message.decided_on,
    )


def _effect_of(effect: DecidedEffect) -> Effect:
    return Effect(effect.text, effect.effective_from, effect.effective_until, effect.clause)


def _start_of(message: CaseStartProposed) -> ProposedStart:
    """Neither the subjects nor the words of the reasons go into the letter: only which clause admitted the clue."""
    clauses = tuple(dict.fromkeys(reason.clause for reason in message.reasons))
    return ProposedStart(message.case_id, message.title, SOURCES[message.source], clauses, message.proposed_on)


def _reminder_of(message: DeadlineMessage) -> Reminder:
    """The occasion is the deadline with its phase, and with its day where it was moved: that may happen again."""
    kind = _KINDS[type(message)]
    told = [message.deadline_id, kind.value, message.due_on.isoformat() if kind is ReminderKind.MOVED else ""]
    return Reminder(
        occasion=f"deadline-{fingerprint_of(told)[:32]}",
        case_id=message.case_id,
        kind=kind,
        text=message.text,
        clause=message.clause,
        due_on=message.due_on,
        handler=message.handler,
    )


_KINDS: Final[dict[type[DeadlineMessage], ReminderKind]] = {
    DeadlineApproaching: ReminderKind.APPROACHING,
    DeadlineOverdue: ReminderKind.OVERDUE,
    DeadlineMoved: ReminderKind.MOVED,
}


def _ruling_of(message: RulingIssued) -> Ruling:
    """Raises: InvalidMessage for a ruling that this release has no letter for."""
    if message.kind not in TITLES:
        raise InvalidMessage(f"there is no letter for a ruling of kind {message.kind!r}")
    subject = message.subject
    return Ruling(
        kind=message.kind,
        case_id=message.case_id,
        decision_id=message.decision_id,
        subject_name=subject.name,
        subject_unit=subject.unit,
        cadre_id=subject.cadre_id,
        body=message.body,
        text=message.text,
        clause=message.clause,
        ruled_on=message.ruled_on,
    )
