"""Reads topics `clues` and `notices`: admitted clues become cases, receipts are put on the case."""

from collections.abc import Sequence

from case_engine.application.propose_starts import Admission, ProposeStarts
from case_engine.application.record_service import RecordService, Served
from case_engine.domain.assessment.verdict import Reason
from case_engine.domain.case.service import Service
from case_engine.domain.case.start import AdmittedClue
from case_engine.domain.case.subjects import NamedSubject
from case_engine.domain.refusal import Refusal
from wenze.contracts.clues import ClueAdmitted
from wenze.contracts.envelope import Envelope, InvalidMessage
from wenze.contracts.notices import ReceiptRecorded

ADMITTED_BY = "clue-intake"


class ClueConsumer:
    """Proposes a start for each admitted clue; the other messages about clues concern no case."""

    def __init__(self, propose: ProposeStarts) -> None:
        self._propose = propose

    async def process(self, envelopes: Sequence[Envelope]) -> None:
        """Raises: Transient."""
        await self._propose(
            [
                _admission(envelope, envelope.message)
                for envelope in envelopes
                if isinstance(envelope.message, ClueAdmitted)
            ]
        )


class ReceiptConsumer:
    """Records on the case that its letter was served on the subject or the unit."""

    def __init__(self, record: RecordService) -> None:
        self._record = record

    async def process(self, envelopes: Sequence[Envelope]) -> None:
        """Raises: InvalidMessage for a receipt of no decision in force; Transient."""
        receipts = [served for envelope in envelopes if (served := _served(envelope))]
        try:
            await self._record(receipts)
        except Refusal as refusal:
            raise InvalidMessage(refusal.text) from refusal


def _admission(envelope: Envelope, message: ClueAdmitted) -> Admission:
    clue = AdmittedClue(
        clue_id=message.clue_id,
        source=message.source,
        title=message.title,
        received_on=message.received_on,
        admitted_on=message.admitted_on,
        subjects=tuple(
            NamedSubject(each.name, each.unit, each.post, each.cadre_id.strip()) for each in message.subjects
        ),
        reasons=tuple(Reason(each.clause, each.text, ADMITTED_BY) for each in message.reasons),
        self_found=message.self_found,
    )
    return Admission(clue, _cause(envelope), message.county, envelope.correlation_id)


def _served(envelope: Envelope) -> Served | None:
    """The receipt of a decision's letter; a notice to the handler needs none, and a ruling's is kept where it is."""
    message = envelope.message
    if not isinstance(message, ReceiptRecorded) or message.recipient == "handler" or not message.decision_id:
        return None
    service = Service(
        decision_id=message.decision_id,
        notice_id=message.notice_id,
        recipient=message.recipient,
        served_on=message.served_on,
        method=message.method,
        proof=message.proof,
    )
    return Served(message.case_id, service, _cause(envelope), message.county, envelope.correlation_id)


def _cause(envelope: Envelope) -> str:
    return f"message:{envelope.id}"
