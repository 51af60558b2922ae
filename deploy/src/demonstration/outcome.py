"""What a demonstration came to: everything that is printed for people, and written as JSON for programs."""

from dataclasses import dataclass
from datetime import date

from demonstration.joint_case.outcome import JointCase
from demonstration.reconciliation import Reconciliation
from demonstration.scenario import Direction
from demonstration.scenario import Outcome as AssessmentOutcome
from wenze.contracts.message import Measure, Source


@dataclass(frozen=True, slots=True)
class SourceFigures:
    """What became of the submissions of one source; `clause` is the item of 问责办法 9 that admits it."""

    source: Source
    clause: str
    admitted: int
    held: int
    duplicate: int


@dataclass(frozen=True, slots=True)
class Rejected:
    """What was not taken: which row of which file, or which request, with what to mend."""

    origin: str
    place: str
    column: str
    problem: str


@dataclass(frozen=True, slots=True)
class Buried:
    """A message that nothing could be done with, kept in the topic's dead letters."""

    topic: str
    partition: int
    offset: int
    error: str


@dataclass(frozen=True, slots=True)
class Told:
    """A reason with its clause."""

    clause: str
    citation: str
    text: str


@dataclass(frozen=True, slots=True)
class Decision:
    """How a case ended, as the case engine answered. `measure` is None where it ended without one."""

    scenario: str
    case_id: str
    source: Source
    cadre_id: str
    name: str
    unit: str
    post: str
    outcome: AssessmentOutcome
    direction: Direction
    recommended: Measure | None
    measure: Measure | None
    decision_id: str
    document_number: str
    basis: tuple[str, ...]
    written_reason: str
    reasons: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether something is possible for a cadre on a day, and why not."""

    question: str
    cadre_id: str
    name: str
    on: date
    eligible: bool
    summary: str
    blocking: tuple[Told, ...]
    conditions: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class NoticeFigures:
    """Notices to one kind of recipient: all, delivered, and with a recorded receipt."""

    recipient: str
    prepared: int
    delivered: int
    served: int


@dataclass(frozen=True, slots=True)
class Secrecy:
    """Informants: how many named themselves, on how many clues one is sealed, and how often a name or number of
    theirs was found in anything public."""

    named: int
    sealed: int
    found_in_public: int


@dataclass(frozen=True, slots=True)
class Outcome:
    """The whole demonstration; `seconds` from start to stop."""

    seed: int
    on: date
    cadres: int
    clues: tuple[SourceFigures, ...]
    completed_later: int
    secrecy: Secrecy
    rejected: tuple[Rejected, ...]
    dead_letters: tuple[Buried, ...]
    decisions: tuple[Decision, ...]
    answers: tuple[Answer, ...]
    notices: tuple[NoticeFigures, ...]
    joint_case: JointCase
    reconciliation: Reconciliation
    seconds: float = 0.0
