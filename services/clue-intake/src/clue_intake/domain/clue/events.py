"""What happens to a clue."""

from dataclasses import dataclass
from datetime import date

from clue_intake.domain.admission.parameters import Basis
from clue_intake.domain.admission.verdict import Reason
from clue_intake.domain.facts import Facts
from clue_intake.domain.submission import Particulars, Submission


@dataclass(frozen=True, slots=True)
class ClueReceived:
    """A feed sent this external id for the first time."""

    submission: Submission


@dataclass(frozen=True, slots=True)
class ClueAdmitted:
    """问责办法 9: the condition of the clue's source is met."""

    clue: Particulars
    admitted_on: date
    reasons: tuple[Reason, ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class ClueHeld:
    """问责办法 9: the condition of the clue's source is not met yet."""

    clue: Particulars
    held_on: date
    reasons: tuple[Reason, ...]
    basis: Basis


@dataclass(frozen=True, slots=True)
class AdmissionCompleted:
    """Someone stated what the condition lacked. `changed` names the facts, `facts` has all that is stated now."""

    changed: tuple[str, ...]
    facts: Facts
    completed_by: str


@dataclass(frozen=True, slots=True)
class ClueSubmittedAgain:
    """The same feed sent the same external id again.

    `clue` is as first received. `later` is what came this time, kept when it says something new (`differs`) or brings
    sealed text: nothing that was acknowledged is lost. `other_source`: it came as a clue of another kind of source.
    """

    clue: Particulars
    fingerprint: str
    differs: bool
    later: Submission | None = None
    import_id: str = ""
    other_source: bool = False


ClueEvent = ClueReceived | ClueAdmitted | ClueHeld | AdmissionCompleted | ClueSubmittedAgain
