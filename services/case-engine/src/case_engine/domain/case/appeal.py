"""问责办法 12: the subject appeals in writing, and the superior department decides."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from case_engine.domain.assessment.codes import Measure


class AppealOutcome(StrEnum):
    """What the appeal led to: the decision stands, is changed, or is withdrawn (撤销)."""

    UPHELD = "upheld"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class AppealWrit:
    """The written appeal; `lodged_at` is in the business time zone."""

    grounds: str
    lodged_at: datetime


@dataclass(frozen=True, slots=True)
class AppealWithdrawal:
    """The subject took the appeal back."""

    withdrawn_on: date
    proof: str


@dataclass(frozen=True, slots=True)
class AppealRuling:
    """What the body that takes the appeal decided. `measure`, `basis` and `effective_on` are those of a changed one.

    `fingerprint` is the SM3 of the PDF of its letter, which needs a `document_number`.
    """

    outcome: AppealOutcome
    reasons: str
    body: str
    decided_by: str
    decided_on: date
    measure: Measure | None = None
    basis: tuple[str, ...] = ()
    effective_on: date | None = None
    document_number: str = ""
    fingerprint: str = ""
