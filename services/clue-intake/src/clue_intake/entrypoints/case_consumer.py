"""What of the topic `cases` concerns clues: measures against persons, and leaders who may answer for others."""

from collections.abc import Sequence
from typing import Final

from clue_intake.application.incoming import LONGEST_TITLE, IncomingClue, InvalidSubmission
from clue_intake.application.submit_clues import SubmitClues, Wish
from clue_intake.application.take_in_proposals import TakeInProposals, ToTakeIn
from clue_intake.domain.facts import Facts
from clue_intake.domain.retaliation.proposal import Person, Proposal, ProposalKind
from clue_intake.domain.source import Source
from clue_intake.domain.submission import Subject
from wenze.contracts.cases import LiabilityConfirmed, MeasureProposed
from wenze.contracts.envelope import Envelope, InvalidMessage

FEED: Final = "case-engine"
"""The feed of clues that come of cases; their external id names the case."""


class CaseConsumer:
    """Takes in each measure for the retaliation watch (问责办法 15.3), and submits a clue against leaders for each
    proposal that people confirmed (监督办法 10). Other messages about cases are passed over.
    """

    def __init__(self, take_in: TakeInProposals, submit: SubmitClues) -> None:
        self._take_in = take_in
        self._submit = submit

    async def process(self, envelopes: Sequence[Envelope]) -> None:
        """Durable and published when this returns. Raises: InvalidMessage, Transient."""
        measures = [
            ToTakeIn(_proposal(envelope.message), envelope.source, _cause(envelope))
            for envelope in envelopes
            if isinstance(envelope.message, MeasureProposed)
        ]
        wishes = [
            Wish(_clue(envelope.message), _cause(envelope), envelope.source, envelope.correlation_id)
            for envelope in envelopes
            if isinstance(envelope.message, LiabilityConfirmed)
        ]
        if measures:
            await self._take_in.on_messages(measures)
        if wishes:
            await self._submitted(wishes)

    async def _submitted(self, wishes: Sequence[Wish]) -> None:
        try:
            await self._submit.on_messages(wishes)
        except InvalidSubmission as invalid:
            raise InvalidMessage(str(invalid)) from invalid


def _cause(envelope: Envelope) -> str:
    return f"message:{envelope.id}"


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


def _clue(message: LiabilityConfirmed) -> IncomingClue:
    """A check of the office's own found it (问责办法 9.7); that it is major is what people confirmed."""
    breach = message.breach_by
    return IncomingClue(
        source=Source.FUNCTIONAL_DEPARTMENT_CHECK,
        feed=FEED,
        external_id=f"{message.case_id}:{message.proposal_id}",
        county=message.county,
        received_on=message.confirmed_on,
        title=f"办案中发现疏于监督管理：{breach.unit}{breach.post}{breach.name}的问题"[:LONGEST_TITLE],
        content=(
            f"来自案件 {message.case_id}，经{message.confirmed_by}审定转为线索（《监督办法》第十条）。\n"
            f"疏于监督管理的事实：{message.failure}\n"
            f"造成的恶劣影响：{message.impact}\n"
            f"审定理由：{message.reasons}"
        ),
        subjects=tuple(Subject(each.name, each.unit, each.post, each.cadre_id) for each in message.leaders),
        facts=Facts(major=True),
    )
