"""Submissions that arrive on the topic `feeds`."""

from collections.abc import Sequence

from clue_intake.application.incoming import IncomingClue, InvalidSubmission
from clue_intake.application.submit_clues import SubmitClues, Wish
from clue_intake.domain.facts import Facts
from clue_intake.domain.source import Source
from clue_intake.domain.submission import Attachment, Subject
from wenze.contracts.envelope import Envelope, InvalidMessage
from wenze.contracts.feeds import FeedSubmitted


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
        subjects=tuple(Subject(**subject.model_dump()) for subject in message.subjects),
        facts=Facts(**message.admission.model_dump()),
        attachments=tuple(Attachment(**attachment.model_dump()) for attachment in message.attachments),
    )
