"""Topic `clues`: what became of each clue. The content stays in clue-intake, it may give an informant away."""

from datetime import date
from typing import ClassVar

from wenze.contracts.message import Message, Reason, Source, Subject


class ClueMessage(Message):
    """What the messages about a clue have in common."""

    topic: ClassVar[str] = "clues"

    clue_id: str
    source: Source
    feed: str
    external_id: str

    @property
    def aggregate(self) -> str:
        return self.clue_id


class ClueAdmitted(ClueMessage):
    """A clue meets the condition of its source (问责办法 9): the case engine proposes a start.

    `self_found`: the unit concerned found it by itself (监督办法 9).
    """

    message_type: ClassVar[str] = "clue.admitted"

    received_on: date
    admitted_on: date
    title: str
    subjects: tuple[Subject, ...] = ()
    reasons: tuple[Reason, ...]
    self_found: bool = False


class ClueHeld(ClueMessage):
    """A clue waits for what its source's condition still lacks; it is examined again when that arrives."""

    message_type: ClassVar[str] = "clue.held"

    received_on: date
    title: str
    reasons: tuple[Reason, ...]


class ClueSubmittedAgain(ClueMessage):
    """The same feed sent the same external id again. `content_differs` tells that the later text was another."""

    message_type: ClassVar[str] = "clue.submitted-again"

    content_differs: bool
