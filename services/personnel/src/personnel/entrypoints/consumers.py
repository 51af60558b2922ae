"""Reads the topic `cases`: decisions in force, and what ends their effects, concern personnel."""

from collections.abc import Sequence
from functools import partial

from personnel.adapters.decisions import decision_of, number_of, period_end_of, unwinding_of
from personnel.application.record_decisions import Decide, Received, RecordDecisions
from personnel.domain.record import decide_period_end, decide_recording, decide_unwinding
from wenze.contracts.cases import DecisionInForce, DecisionUnwound, ImpactPeriodEnded
from wenze.contracts.envelope import Envelope

Concerning = DecisionInForce | DecisionUnwound | ImpactPeriodEnded


class DecisionReader:
    """Records what a batch of messages says of decisions."""

    def __init__(self, record_decisions: RecordDecisions) -> None:
        self._record_decisions = record_decisions

    async def process(self, envelopes: Sequence[Envelope]) -> None:
        """Raises: InvalidMessage for a decision that cannot be recorded, Transient."""
        await self._record_decisions(
            [
                _received(envelope, envelope.message)
                for envelope in envelopes
                if isinstance(envelope.message, Concerning)
            ]
        )


def _received(envelope: Envelope, message: Concerning) -> Received:
    cadre_id = number_of(message.decision_id, message.subject)
    return Received(
        cadre_id=cadre_id,
        county=message.county,
        decide=_decide(cadre_id, message),
        cause=f"message:{envelope.id}",
        correlation=envelope.correlation_id,
        sender=envelope.source,
    )


def _decide(cadre_id: str, message: Concerning) -> Decide:
    match message:
        case DecisionInForce():
            return partial(decide_recording, cadre_id=cadre_id, decision=decision_of(message))
        case DecisionUnwound():
            unwinding = unwinding_of(message)
            return partial(decide_unwinding, cadre_id=cadre_id, case_id=message.case_id, unwinding=unwinding)
        case ImpactPeriodEnded():
            end = period_end_of(message)
            return partial(decide_period_end, cadre_id=cadre_id, case_id=message.case_id, end=end)
