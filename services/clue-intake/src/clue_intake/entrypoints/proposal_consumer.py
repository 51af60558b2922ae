"""Measures that are proposed or decided in a case: each is taken in for the retaliation watch."""

from collections.abc import Sequence

from clue_intake.application.take_in_proposals import TakeInProposals, ToTakeIn
from clue_intake.domain.retaliation.proposal import Person, Proposal, ProposalKind
from wenze.contracts.cases import MeasureProposed
from wenze.contracts.envelope import Envelope


class MeasureConsumer:
    """Takes in each proposed measure; other messages about cases are passed over."""

    def __init__(self, take_in: TakeInProposals) -> None:
        self._take_in = take_in

    async def process(self, envelopes: Sequence[Envelope]) -> None:
        """Durable when this returns. Raises: Transient."""
        taken = [
            ToTakeIn(_proposal(envelope.message), envelope.source, f"message:{envelope.id}")
            for envelope in envelopes
            if isinstance(envelope.message, MeasureProposed)
        ]
        if taken:
            await self._take_in.on_messages(taken)


def _proposal(message: MeasureProposed) -> Proposal:
    subject = message.subject
    return Proposal(
        kind=ProposalKind.MEASURE,
        county=message.county,
        proposed_on=message.proposed_on,
        target=Person(subject.name, subject.unit, subject.post, subject.cadre_id),
        proposed_by=tuple(Person(name) for name in message.proposed_by),
        bodies=message.bodies,
        matter=message.measure,
        reference=message.case_id,
    )
