"""What the bus is told about each commit."""

from collections.abc import Sequence

from personnel.adapters.decisions import appeal_of, decided_effect_of, subject_of
from personnel.adapters.events import CADRE_EVENTS
from personnel.domain.events import CadreEvent, EffectsRecorded, EffectsUnwound, ImpactPeriodEnded
from wenze.contracts import personnel as messages
from wenze.contracts.message import Message
from wenze.journal.commit import Commit

CADRE_STREAMS = "cadre:"


def messages_of(commit: Commit) -> Sequence[Message]:
    """A message for each event about a cadre; an import's report stays in this service."""
    if not commit.stream.startswith(CADRE_STREAMS):
        return ()
    return [_message(CADRE_EVENTS.decode(stored), commit.county) for stored in commit.events]


def _message(event: CadreEvent, county: str) -> Message:
    if isinstance(event, EffectsRecorded):
        return _effects_recorded(event, county)
    if isinstance(event, EffectsUnwound):
        unwinding = event.unwinding
        return messages.EffectsEnded(
            county=county,
            cadre_id=event.cadre_id,
            case_id=event.case_id,
            decision_id=unwinding.decision_id,
            ended_on=unwinding.unwound_on,
            clause=unwinding.clause,
            unwound=True,
        )
    if isinstance(event, ImpactPeriodEnded):
        return messages.EffectsEnded(
            county=county,
            cadre_id=event.cadre_id,
            case_id=event.case_id,
            decision_id=event.end.decision_id,
            ended_on=event.end.ended_on,
            clause=event.end.clause,
        )
    return messages.CadreRegistered(county=county, cadre_id=event.cadre_id)


def _effects_recorded(event: EffectsRecorded, county: str) -> messages.EffectsRecorded:
    decision = event.decision
    return messages.EffectsRecorded.model_validate(
        {
            "county": county,
            "cadre_id": event.cadre_id,
            "case_id": decision.case_id,
            "decision_id": decision.decision_id,
            "document_number": decision.document_number,
            "subject": subject_of(event.cadre_id, decision),
            "measure": decision.measure,
            "facts": decision.facts,
            "basis": decision.basis,
            "approving_body": decision.approving_body,
            "decided_on": decision.decided_on,
            "effective_on": decision.effective_on,
            "appeal": appeal_of(decision),
            "effects": tuple(decided_effect_of(effect) for effect in decision.effects),
            "letter_served": decision.letter_served,
        }
    )
