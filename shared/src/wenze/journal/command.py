"""A command on one stream, and what came of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from wenze.journal.commit import Commit

State = TypeVar("State")
Event = TypeVar("Event")


@dataclass(frozen=True, slots=True)
class Command(Generic[State, Event]):
    """A wish to change one stream.

    `decide` is pure: from the stream's state (None for a new one) to the events that follow, none if nothing changes.
    It may raise the domain's refusal, and may be called again when another writer was faster. `cause` makes the wish
    idempotent within the stream. `correlation` is handed on to all that follows from it. One that `opens` a stream,
    most likely, does not look for it before: if it is there after all, the append finds out.
    """

    stream: str
    cause: str
    decide: Callable[[State | None], Sequence[Event]]
    actor: str
    county: str
    on: date
    correlation: str
    opens: bool = False


@dataclass(frozen=True, slots=True)
class Outcome(Generic[State, Event]):
    """What came of a command.

    `commit` is the one it led to, now or (`repeated`) when the same cause came before; None when nothing changed or a
    rule refused. `state` is the stream's state after it. `earlier` are the stream's commits before it: those whose
    messages may still be on their way go out first, so that the order of an aggregate's messages holds.
    """

    command: Command[State, Event]
    state: State | None
    commit: Commit | None = None
    events: tuple[Event, ...] = ()
    repeated: bool = False
    refusal: Exception | None = None
    earlier: tuple[Commit, ...] = ()
