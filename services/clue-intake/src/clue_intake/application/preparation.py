"""From a clue as it arrives to one that may be kept: redacted, sealed, and with an identity of its own."""

from dataclasses import asdict, replace

from clue_intake.application.incoming import IncomingClue
from clue_intake.domain.facts import Facts
from clue_intake.domain.redaction import Redact, redaction_of
from clue_intake.domain.submission import Attachment, Particulars, Subject, Submission
from wenze.sealing import Sealer, canonical_json, fingerprint, fingerprint_of

CLUE_ID_LENGTH = 24


def clue_id_of(feed: str, external_id: str) -> str:
    """A clue's id: the same feed and external id are the same clue, always and everywhere."""
    return fingerprint(f"{feed}\n{external_id}".encode())[:CLUE_ID_LENGTH]


class Preparation:
    """Takes the informant out of a clue and seals what was taken out, for the clue's id as the place."""

    def __init__(self, sealer: Sealer) -> None:
        self._sealer = sealer

    def submission_of(self, incoming: IncomingClue, import_id: str = "") -> Submission:
        """The submission that may be stored, published and shown."""
        clue_id = clue_id_of(incoming.feed, incoming.external_id)
        public = _without_informant(incoming)
        return Submission(
            clue=Particulars(
                clue_id=clue_id,
                county=public.county,
                source=public.source,
                feed=public.feed,
                external_id=public.external_id,
                received_on=public.received_on,
                title=public.title,
                subjects=public.subjects,
            ),
            content=public.content,
            facts=public.facts,
            attachments=public.attachments,
            sealed_informant=self._sealed_informant(incoming, clue_id),
            sealed_original=self._seal(_content(incoming), clue_id) if public != incoming else "",
            fingerprint=fingerprint_of(_content(public)),
            import_id=import_id,
        )

    def _sealed_informant(self, incoming: IncomingClue, clue_id: str) -> str:
        return "" if incoming.informant.is_anonymous else self._seal(asdict(incoming.informant), clue_id)

    def _seal(self, document: dict[str, object], clue_id: str) -> str:
        return self._sealer.seal(canonical_json(document).decode(), clue_id)


def _content(incoming: IncomingClue) -> dict[str, object]:
    """Everything a submission says, but for its identity and its informant."""
    return {
        "source": incoming.source,
        "county": incoming.county,
        "received_on": incoming.received_on,
        "title": incoming.title,
        "content": incoming.content,
        "subjects": incoming.subjects,
        "facts": incoming.facts,
        "attachments": incoming.attachments,
    }


def _without_informant(incoming: IncomingClue) -> IncomingClue:
    if incoming.informant.is_anonymous:
        return incoming
    redact = redaction_of(incoming.informant)
    return replace(
        incoming,
        title=redact(incoming.title),
        content=redact(incoming.content),
        subjects=tuple(_redacted_subject(subject, redact) for subject in incoming.subjects),
        facts=_redacted_facts(incoming.facts, redact),
        attachments=tuple(_redacted_attachment(attachment, redact) for attachment in incoming.attachments),
    )


def _redacted_subject(subject: Subject, redact: Redact) -> Subject:
    """A subject called like the informant is hidden too: who is meant shows once the original is unsealed."""
    return replace(subject, name=redact(subject.name), unit=redact(subject.unit), post=redact(subject.post))


def _redacted_facts(facts: Facts, redact: Redact) -> Facts:
    return replace(facts, confirmed_by=redact(facts.confirmed_by), instruction=redact(facts.instruction))


def _redacted_attachment(attachment: Attachment, redact: Redact) -> Attachment:
    return replace(attachment, name=redact(attachment.name), location=redact(attachment.location))
