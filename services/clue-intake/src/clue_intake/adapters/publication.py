"""What other services are told of a commit: the same commit always gives the same messages."""

from collections.abc import Sequence
from typing import Any, Final

from clue_intake.adapters.events import CLUE_EVENTS
from clue_intake.domain.admission.verdict import Reason
from clue_intake.domain.clue.events import ClueAdmitted, ClueEvent, ClueHeld, ClueSubmittedAgain
from clue_intake.domain.submission import Particulars, Subject
from wenze.contracts import clues, message
from wenze.contracts.message import Message
from wenze.journal.commit import Commit

CLUE_STREAMS: Final = "clue:"


def messages_of(commit: Commit) -> Sequence[Message]:
    """The messages of a clue's commit; an import has none. Neither content nor any sealed text is ever among them."""
    if not commit.stream.startswith(CLUE_STREAMS):
        return ()
    told = (_message(CLUE_EVENTS.decode(stored)) for stored in commit.events)
    return tuple(each for each in told if each is not None)


def _message(event: ClueEvent) -> Message | None:
    match event:
        case ClueAdmitted(clue, admitted_on, reasons):
            return clues.ClueAdmitted(
                **_identity(clue),
                received_on=clue.received_on,
                admitted_on=admitted_on,
                title=clue.title,
                subjects=tuple(map(_subject, clue.subjects)),
                reasons=tuple(map(_reason, reasons)),
            )
        case ClueHeld(clue, _, reasons):
            return clues.ClueHeld(
                **_identity(clue), received_on=clue.received_on, title=clue.title, reasons=tuple(map(_reason, reasons))
            )
        case ClueSubmittedAgain(clue, differs=differs):
            return clues.ClueSubmittedAgain(**_identity(clue), content_differs=differs)
        case _:
            return None


def _identity(clue: Particulars) -> dict[str, Any]:
    return {
        "clue_id": clue.clue_id,
        "county": clue.county,
        "source": clue.source.value,
        "feed": clue.feed,
        "external_id": clue.external_id,
    }


def _subject(subject: Subject) -> message.Subject:
    return message.Subject(name=subject.name, unit=subject.unit, post=subject.post, cadre_id=subject.cadre_id)


def _reason(reason: Reason) -> message.Reason:
    return message.Reason(clause=reason.clause, text=reason.text)
