"""The smallest aggregate there is, to test the journal with: it counts up to three."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from wenze.contracts.clues import ClueSubmittedAgain
from wenze.contracts.message import Message
from wenze.journal.codec import EventCodec
from wenze.journal.command import Command
from wenze.journal.commit import Commit

LIMIT = 3


@dataclass(frozen=True, slots=True)
class Counted:
    """The counter stands at this number now."""

    number: int


class Full(Exception):  # noqa: N818 - a refusal, not an error
    """The counter is at three."""


CODEC: EventCodec[Counted] = EventCodec({"counted": Counted})


def evolve(_state: int | None, event: Counted) -> int:
    """The counter's state is the number it stands at."""
    return event.number


def count(state: int | None) -> tuple[Counted, ...]:
    """One more. Raises: Full."""
    if state == LIMIT:
        raise Full
    return (Counted((state or 0) + 1),)


def counting(
    stream: str = "counter:a", cause: str = "c1", decide: Callable[[int | None], Sequence[Counted]] = count
) -> Command[int, Counted]:
    """A command to count one further."""
    return Command(stream, cause, decide, "tester", "430602", date(2026, 3, 1), "correlation")


def messages_of(commit: Commit) -> tuple[Message, ...]:
    """Some message that tells the number."""
    return (
        ClueSubmittedAgain(
            county=commit.county,
            clue_id=commit.stream,
            source="media-exposure",
            feed="f",
            external_id=str(commit.events[0].data["number"]),
            content_differs=False,
        ),
    )
