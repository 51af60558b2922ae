"""A decision that was made outside this system, as its letter says it."""

import unicodedata
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any, Final

from case_engine.domain.assessment.codes import ConductItem, Measure
from case_engine.domain.assessment.occasion import Occasion
from case_engine.domain.case.particulars import Particulars
from case_engine.domain.case.subjects import Subject
from case_engine.domain.rules.article_14_measures import GROUP_OF

_BRACKETS: Final = str.maketrans("([【[)]】]", "〔〔〔〔〕〕〕〕")


@dataclass(frozen=True, slots=True)
class EarlierDecision:
    """What is known of the decision. It tells no hearing and no approval, for this system saw none.

    `letter_served`: whether the letter was served on the unit and the subject; `served_on` is when the subject got it.
    `conduct`: the conduct items it rests on, as far as known. `probation`: None where nobody said.
    `rectified_on`: for 停职检查, the day the rectification was in place. `first_decision_on`: for 调离岗位 converted
    from 停职检查 (18.2), the day the first decision took effect.
    """

    county: str
    document_number: str
    subject: Subject
    measure: Measure
    decided_on: date
    effective_on: date
    approving_body: str
    letter_served: bool
    served_on: date | None = None
    conduct: tuple[ConductItem, ...] = ()
    facts: str = ""
    appeal_body: str = ""
    conduct_on: date | None = None
    probation: bool | None = None
    particulars: Particulars = field(default_factory=Particulars)
    rectified_on: date | None = None
    first_decision_on: date | None = None

    @property
    def identity(self) -> tuple[str, str, str]:
        """County, document number and person: a letter's number may be written with any brackets and spaces."""
        return self.county, one_spelling(self.document_number), self.subject.cadre_id

    @property
    def basis(self) -> tuple[str, ...]:
        """The clauses it rests on: the conduct items, and the group of its measure (问责办法 14)."""
        return (*(item.value for item in self.conduct), GROUP_OF[self.measure])

    @property
    def occasion(self) -> Occasion:
        """The dates and the standing that its effects depend on.

        The day of the conduct counts only where the deployment says so; such a decision is refused without it.
        """
        return Occasion(
            effective_on=self.effective_on,
            conduct_on=self.conduct_on or self.decided_on,
            probation=bool(self.probation),
            decided_on=self.decided_on,
            served_on=self.served_on,
            first_decision_on=self.first_decision_on,
        )


def one_spelling(document_number: str) -> str:
    """岳问责[2025] 3 号 and 岳问责〔2025〕3号 are one number."""
    return "".join(unicodedata.normalize("NFKC", document_number).split()).translate(_BRACKETS)


def differences(known: EarlierDecision, told: EarlierDecision) -> dict[str, Any]:
    """The fields in which the two decisions differ, with what is known; the number in another spelling is the same."""
    before, after = _told(known), _told(told)
    return {name: value for name, value in before.items() if after[name] != value and name != "document_number"}


def _told(decision: EarlierDecision) -> dict[str, Any]:
    told = _fields(decision)
    return _fields(told.pop("subject")) | _fields(told.pop("particulars")) | told


def _fields(record: Any) -> dict[str, Any]:
    return {each.name: getattr(record, each.name) for each in fields(record)}
