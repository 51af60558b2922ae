"""Submissions that arrive on the topic `feeds`."""

from collections.abc import Sequence

from clue_intake.application.incoming import IncomingClue, InvalidSubmission
from clue_intake.application.submit_clues import SubmitClues, Wish
from clue_intake.domain.facts import Facts
from clue_intake.domain.source import Source
from clue_intake.domain.submission import Attachment, Subject
from wenze.contracts.envelope import Envelope, InvalidMessage
from wenze.contracts.feeds import Admission, FeedSubmitted


class FeedConsumer:
    """Submits each message as a clue. Identities never come this way: the contract has no informant."""

    def __init__(self, submit: SubmitClues) -> None:
        self._submit = submit

    async def process(self, envelopes: Sequence[Envelope]) -> None:
        """Durable and published when this returns. Raises: InvalidMessage, Transient."""
        wishes = [
            _wish(envelope, envelope.message) for envelope in envelopes if isinstance(envelope.message, FeedSubmitted)
        ]
        try:
            await self._submit.on_messages(wishes)
        except InvalidSubmission as invalid:
            raise InvalidMessage(str(invalid)) from invalid


def _wish(envelope: Envelope, message: FeedSubmitted) -> Wish:
    return Wish(
        incoming=_incoming(message),
        cause=f"message:{envelope.id}",
        by=envelope.source,
        correlation=envelope.correlation_id,
    )


def _incoming(message: FeedSubmitted) -> IncomingClue:
    return IncomingClue(
        source=Source(message.source),
        feed=message.feed,
        external_id=message.external_id,
        county=message.county,
        received_on=message.received_on,
        title=message.title,
        content=message.content,
        subjects=tuple(Subject(each.name, each.unit, each.post, each.cadre_id) for each in message.subjects),
        facts=_facts(message.admission),
        attachments=tuple(Attachment(each.name, each.location, each.fingerprint) for each in message.attachments),
        self_found=message.self_found,
    )


def _facts(stated: Admission) -> Facts:
    return Facts(
        factual_basis=stated.factual_basis,
        considerable_impact=stated.considerable_impact,
        major=stated.major,
        confirmed_by=stated.confirmed_by,
        signatories=stated.signatories,
        instruction=stated.instruction,
    )
