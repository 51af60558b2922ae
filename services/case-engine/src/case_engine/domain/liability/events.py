"""What happens to a proposal that leaders answer for the slack supervision of a case's subject."""

from dataclasses import dataclass
from datetime import date

from case_engine.domain.case.subjects import NamedSubject, Subject


@dataclass(frozen=True, slots=True)
class LiabilityProposed:
    """监督办法 10: a handler proposes a clue against leaders: how supervision was slack, and the grave impact.

    `subject` is whose breach it is, in the case.
    """

    proposal_id: str
    case_id: str
    subject: Subject
    leaders: tuple[NamedSubject, ...]
    failure: str
    impact: str
    proposed_on: date
    proposed_by: str


@dataclass(frozen=True, slots=True)
class LiabilityConfirmed:
    """监督办法 10: somebody else confirms it, and it becomes a clue; `proposal` is what was confirmed."""

    proposal: LiabilityProposed
    reasons: str
    confirmed_on: date
    confirmed_by: str


@dataclass(frozen=True, slots=True)
class LiabilityRefused:
    """监督办法 10: somebody else refuses it, with reasons; there is no clue."""

    reasons: str
    refused_on: date
    refused_by: str


LiabilityEvent = LiabilityProposed | LiabilityConfirmed | LiabilityRefused
