"""Reads the topic `cases`: of all its messages only decisions in force concern personnel."""

from collections.abc import Sequence

from personnel.adapters.decisions import cadre_of, decision_of
from personnel.application.record_decisions import DecisionReceived, RecordDecisions
from wenze.contracts.cases import DecisionInForce
from wenze.contracts.envelope import Envelope


class DecisionReader:
    """Records the decisions in a batch of messages."""

    def __init__(self, record_decisions: RecordDecisions) -> None:
        self._record_decisions = record_decisions

    async def process(self, envelopes: Sequence[Envelope]) -> None:
        """Raises: InvalidMessage for a decision that cannot be recorded, Transient."""
        await self._record_decisions(
            [
                _received(envelope, envelope.message)
                for envelope in envelopes
                if isinstance(envelope.message, DecisionInForce)
            ]
        )


def _received(envelope: Envelope, message: DecisionInForce) -> DecisionReceived:
    return DecisionReceived(
        cadre_id=cadre_of(message),
        county=message.county,
        decision=decision_of(message),
        cause=f"message:{envelope.id}",
        correlation=envelope.correlation_id,
        sender=envelope.source,
    )
