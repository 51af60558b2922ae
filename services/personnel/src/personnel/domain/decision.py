"""A decision in force about a cadre: what its ledger keeps and what its notices must say (问责办法 10.2)."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from personnel.domain.effect import Effect

CHINESE_MEASURES: Final[dict[str, str]] = {
    "criticism-notice": "通报批评",
    "self-examination": "作出检查",
    "admonition-talk": "诫勉谈话",
    "public-apology": "公开道歉",
    "suspension": "停职检查",
    "reassignment": "调离岗位",
    "resignation": "引咎辞职",
    "ordered-resignation": "责令辞职",
    "removal": "免职",
    "demotion": "降职",
}


@dataclass(frozen=True, slots=True)
class SubjectAsDecided:
    """The person as the decision names them; the roster may say otherwise today."""

    name: str
    unit: str
    post: str = ""


@dataclass(frozen=True, slots=True)
class AppealRight:
    """How the decision can be appealed (问责办法 12): calendar days from receipt, and the body."""

    period_days: int
    body: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision with its effects. `measure` is a code such as `admonition-talk`.

    `letter_served`: its letter was served before it was told here; its notices are not sent again.
    """

    decision_id: str
    case_id: str
    document_number: str
    subject: SubjectAsDecided
    measure: str
    facts: str
    basis: tuple[str, ...]
    approving_body: str
    decided_on: date
    effective_on: date
    appeal: AppealRight
    effects: tuple[Effect, ...]
    letter_served: bool = False

    @property
    def measure_in_chinese(self) -> str:
        """The statutory term of the measure (问责办法 14)."""
        return CHINESE_MEASURES[self.measure]
