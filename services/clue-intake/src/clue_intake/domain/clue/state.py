"""A clue as its events made it."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from clue_intake.domain.admission.parameters import Basis
from clue_intake.domain.admission.verdict import Reason
from clue_intake.domain.clue.events import (
    AdmissionCompleted,
    ClueAdmitted,
    ClueEvent,
    ClueHeld,
    ClueReceived,
    ClueSubmittedAgain,
)
from clue_intake.domain.facts import Facts
from clue_intake.domain.submission import Submission


class Status(StrEnum):
    """Where a clue stands."""

    HELD = "held"
    ADMITTED = "admitted"


@dataclass(frozen=True, slots=True)
class Clue:
    """A clue. `facts` is all that is stated so far; `versions` are the fingerprints of all that was ever submitted."""

    first: Submission
    facts: Facts
    versions: tuple[str, ...]
    status: Status = Status.HELD
    reasons: tuple[Reason, ...] = ()
    basis: Basis | None = None
    admitted_on: date | None = None
    later: tuple[Submission, ...] = ()
    times_submitted_again: int = 0

    @property
    def holds_sealed_informant(self) -> bool:
        """Whether an informant's identity is sealed in any version of the clue."""
        return any(submission.sealed_informant for submission in (self.first, *self.later))


def evolve(state: Clue | None, event: ClueEvent) -> Clue:
    """The clue after the event. Raises: ValueError when a stream does not begin with ClueReceived."""
    if isinstance(event, ClueReceived):
        return Clue(event.submission, event.submission.facts, (event.submission.fingerprint,))
    if state is None:
        raise ValueError(f"a clue's history begins with {type(event).__name__}")
    return _after(state, event)


def _after(clue: Clue, event: ClueAdmitted | ClueHeld | AdmissionCompleted | ClueSubmittedAgain) -> Clue:
    match event:
        case ClueAdmitted():
            return replace(
                clue,
                status=Status.ADMITTED,
                reasons=event.reasons,
                basis=event.basis,
                admitted_on=event.admitted_on,
            )
        case ClueHeld():
            return replace(clue, status=Status.HELD, reasons=event.reasons, basis=event.basis)
        case AdmissionCompleted():
            return replace(clue, facts=event.facts)
        case ClueSubmittedAgain():
            return replace(
                clue,
                versions=(*clue.versions, event.fingerprint) if event.differs else clue.versions,
                later=(*clue.later, event.later) if event.later else clue.later,
                times_submitted_again=clue.times_submitted_again + 1,
            )
