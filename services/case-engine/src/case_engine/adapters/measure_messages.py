"""What clue-intake is told of measures against persons, so that retaliation is found (问责办法 15.3)."""

from case_engine.adapters.aftermath_messages import told_subject
from case_engine.domain.case.decision import Decision
from case_engine.domain.case.events import MeasureDecided, OpinionProposed
from case_engine.domain.case.subjects import Subject
from wenze.contracts.cases import MeasureProposed
from wenze.contracts.message import Message


def of_measure(county: str, case_id: str, event: OpinionProposed | MeasureDecided) -> list[Message]:
    """Nothing for an opinion that no measure be taken, nor for one that was stored without its subject."""
    if isinstance(event, MeasureDecided):
        return [_decided(county, case_id, event.decision)]
    if event.subject is None or event.opinion.measure is None:
        return []
    return [_proposed(county, case_id, event, event.subject)]


def _proposed(county: str, case_id: str, event: OpinionProposed, subject: Subject) -> Message:
    """A handler proposed a measure; which body is behind it is not known yet."""
    return MeasureProposed.model_validate(
        {
            "county": county,
            "case_id": case_id,
            "subject": told_subject(subject),
            "measure": event.opinion.measure,
            "proposed_on": event.opinion.proposed_on,
            "proposed_by": (event.proposed_by,),
        }
    )


def _decided(county: str, case_id: str, decision: Decision) -> Message:
    """A measure was decided: by whom it was prepared, studied and approved, and in which bodies."""
    attendees = [person for approval in decision.approvals for person in approval.attendees]
    persons = dict.fromkeys((decision.prepared_by, decision.approved_by, *attendees))
    bodies = dict.fromkeys((*(approval.body for approval in decision.approvals), decision.approving_body))
    return MeasureProposed(
        county=county,
        case_id=case_id,
        subject=told_subject(decision.subject),
        measure=decision.measure.value,
        proposed_on=decision.decided_on,
        proposed_by=tuple(person for person in persons if person.strip()),
        bodies=tuple(body for body in bodies if body.strip()),
    )
