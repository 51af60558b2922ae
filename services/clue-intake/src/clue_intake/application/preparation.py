"""From a clue as it arrives to one that may be kept: redacted, sealed, and with an identity of its own."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any, TypeVar

from clue_intake.application.incoming import IncomingClue
from clue_intake.domain.clue.state import Clue
from clue_intake.domain.facts import Facts
from clue_intake.domain.informant import Informant
from clue_intake.domain.redaction import Redact, published_form, redaction_of
from clue_intake.domain.submission import Attachment, Particulars, Subject, Submission
from wenze.sealing import SealBroken, SealedText, Sealer, canonical_json, fingerprint, fingerprint_of

CLUE_ID_LENGTH = 24

Part = TypeVar("Part", IncomingClue, Subject, Facts, Attachment)


def clue_id_of(feed: str, external_id: str) -> str:
    """A clue's id: the same feed and external id are the same clue, always and everywhere."""
    return fingerprint(f"{feed}\n{external_id}".encode())[:CLUE_ID_LENGTH]


@dataclass(frozen=True, slots=True)
class SealedReport:
    """What one submission kept sealed. `original` is the text before the informant was taken out, if they were."""

    informant: Informant
    original: dict[str, Any] = field(repr=False)


class Preparation:
    """Takes the informant out of a clue and seals what was taken out, each kind for a place of its own."""

    def __init__(self, sealer: Sealer) -> None:
        self._sealer = sealer

    def submission_of(self, incoming: IncomingClue, import_id: str = "", known: Sequence[Informant] = ()) -> Submission:
        """The submission that may be stored, published and shown; `known` are informants who were sealed before."""
        clue_id = clue_id_of(incoming.feed, incoming.external_id)
        public = _published(incoming, (incoming.informant, *known))
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
                self_found=public.self_found,
            ),
            content=public.content,
            facts=public.facts,
            attachments=public.attachments,
            sealed_informant=self._sealed_informant(incoming, clue_id),
            sealed_original=self._seal(_content(incoming), _place_of_original(clue_id))
            if public is not incoming
            else "",
            fingerprint=fingerprint_of(_content(public)),
            import_id=import_id,
        )

    def _sealed_informant(self, incoming: IncomingClue, clue_id: str) -> str:
        if incoming.informant.is_anonymous:
            return ""
        return self._seal(asdict(incoming.informant), _place_of_informant(clue_id))

    def informants_of(self, clue: Clue) -> tuple[Informant, ...]:
        """Everyone sealed in the clue, to be hidden in what comes later; not those whose key is gone."""
        clue_id = clue.first.clue.clue_id
        sealed = (submission.sealed_informant for submission in (clue.first, *clue.later))
        opened = (self._opened(text, _place_of_informant(clue_id)) for text in sealed if text)
        return tuple(informant for informant in opened if informant)

    def sealed_in(self, clue: Clue) -> tuple[SealedReport, ...]:
        """What every version of the clue keeps sealed, opened. Raises: SealBroken."""
        clue_id = clue.first.clue.clue_id
        return tuple(
            SealedReport(
                informant=Informant(**self._open(version.sealed_informant, _place_of_informant(clue_id))),
                original=self._open(version.sealed_original, _place_of_original(clue_id)),
            )
            for version in (clue.first, *clue.later)
            if version.holds_sealed_text
        )

    def _open(self, sealed: str, place: str) -> dict[str, Any]:
        return json.loads(self._sealer.open(SealedText(sealed), place)) if sealed else {}

    def _opened(self, sealed: str, place: str) -> Informant | None:
        try:
            return Informant(**self._open(sealed, place))
        except SealBroken:
            return None

    def _seal(self, document: dict[str, object], place: str) -> str:
        return self._sealer.seal(canonical_json(document).decode(), place)


def _place_of_informant(clue_id: str) -> str:
    return f"clue/{clue_id}/informant"


def _place_of_original(clue_id: str) -> str:
    return f"clue/{clue_id}/original"


def _content(incoming: IncomingClue) -> dict[str, object]:
    """Everything a submission says, but for its identity and its informant."""
    content: dict[str, object] = {
        "source": incoming.source,
        "county": incoming.county,
        "received_on": incoming.received_on,
        "title": incoming.title,
        "content": incoming.content,
        "subjects": incoming.subjects,
        "facts": incoming.facts,
        "attachments": incoming.attachments,
    }
    # Only where it is so: what was submitted before there was the mark keeps its fingerprint.
    return content | {"self_found": True} if incoming.self_found else content


def _published(incoming: IncomingClue, informants: Sequence[Informant]) -> IncomingClue:
    redact, redact_reference = published_form(*informants), redaction_of(*informants)
    return _with(
        incoming,
        title=redact(incoming.title),
        content=redact(incoming.content),
        subjects=tuple(_redacted_subject(subject, redact) for subject in incoming.subjects),
        facts=redacted_facts(incoming.facts, redact),
        attachments=tuple(
            _redacted_attachment(attachment, redact, redact_reference) for attachment in incoming.attachments
        ),
    )


def _with(part: Part, **values: object) -> Part:
    """The part with these values; itself when they are its own, as mostly when there is nothing to hide."""
    if all(getattr(part, name) == value for name, value in values.items()):
        return part
    return replace(part, **values)


def _redacted_subject(subject: Subject, redact: Redact) -> Subject:
    """A subject called like the informant is hidden too: who is meant shows once the original is unsealed."""
    return _with(subject, name=redact(subject.name), unit=redact(subject.unit), post=redact(subject.post))


def redacted_facts(facts: Facts, redact: Redact) -> Facts:
    """The facts without whom `redact` hides."""
    return _with(facts, confirmed_by=redact(facts.confirmed_by), instruction=redact(facts.instruction))


def _redacted_attachment(attachment: Attachment, redact: Redact, redact_reference: Redact) -> Attachment:
    """A link or fingerprint stays whole unless it names an informant: a long number in it is seldom a telephone's."""
    is_link = attachment.location.startswith(("http://", "https://"))
    return _with(
        attachment,
        name=redact(attachment.name),
        location=(redact_reference if is_link else redact)(attachment.location),
        fingerprint=redact_reference(attachment.fingerprint),
    )
