"""What other services are told of a commit: the same commit always gives the same messages."""

from collections.abc import Sequence
from typing import Any, Final

from clue_intake.adapters.events import CLUE_EVENTS
from clue_intake.domain.admission.verdict import Reason
from clue_intake.domain.clue.events import ClueAdmitted, ClueEvent, ClueHeld, ClueSubmittedAgain
from clue_intake.domain.submission import Particulars, Subject
from wenze.contracts import clues
from wenze.contracts.message import Message
from wenze.journal.commit import Commit

CLUE_STREAMS: Final = "clue:"
TOLD: Final = frozenset({"clue-admitted", "clue-held", "clue-submitted-again"})
"""The stored names of the events that others are told; reading the others back only to be silent would cost time."""


def messages_of(commit: Commit) -> Sequence[Message]:
    """The messages of a clue's commit; an import has none. Neither content nor any sealed text is ever among them."""
    if not commit.stream.startswith(CLUE_STREAMS):
        return ()
    return tuple(_message(CLUE_EVENTS.decode(stored)) for stored in commit.events if stored.type in TOLD)


def _message(event: ClueEvent) -> Message:
    match event:
        case ClueAdmitted(clue, admitted_on, reasons):
            told = {
                "admitted_on": admitted_on,
                "subjects": list(map(_subject, clue.subjects)),
                "self_found": clue.self_found,
            }
            return clues.ClueAdmitted.model_validate(_identity(clue) | _verdict(clue, reasons) | told)
        case ClueHeld(clue, _, reasons):
            return clues.ClueHeld.model_validate(_identity(clue) | _verdict(clue, reasons))
        case ClueSubmittedAgain(clue, differs=differs):
            return clues.ClueSubmittedAgain.model_validate(_identity(clue) | {"content_differs": differs})
        case _:
            raise ValueError(f"{type(event).__name__} is told to nobody")


def _subject(subject: Subject) -> dict[str, str]:
    return {"name": subject.name, "unit": subject.unit, "post": subject.post, "cadre_id": subject.cadre_id}


def _identity(clue: Particulars) -> dict[str, Any]:
    return {
        "clue_id": clue.clue_id,
        "county": clue.county,
        "source": clue.source.value,
        "feed": clue.feed,
        "external_id": clue.external_id,
    }


def _verdict(clue: Particulars, reasons: Sequence[Reason]) -> dict[str, Any]:
    return {
        "received_on": clue.received_on,
        "title": clue.title,
        "reasons": [{"clause": reason.clause, "text": reason.text} for reason in reasons],
    }
