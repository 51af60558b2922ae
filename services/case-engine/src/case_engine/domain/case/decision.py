"""What was decided about one subject: a measure with its letter's contents, or an end without a measure."""

from dataclasses import dataclass
from datetime import date

from case_engine.domain.assessment.codes import Measure, Outcome, RouteStep
from case_engine.domain.assessment.verdict import Effect, Reason
from case_engine.domain.case.receipt import Receipt
from case_engine.domain.case.subjects import Subject


@dataclass(frozen=True, slots=True)
class Approval:
    """One step of the approval route as it was taken: by which body, when, who was there, how they voted.

    Not `passed`: the body sent the opinion back.
    """

    step: RouteStep
    body: str
    on: date
    attendees: tuple[str, ...] = ()
    vote: str = ""
    passed: bool = True


@dataclass(frozen=True, slots=True)
class Decision:
    """问责办法 10.2: everything the letter must say, who prepared and who approved it, and what follows from it.

    `document_number` and `appeal_body` are blank until the letter is issued.

    `appeal_period_days` are calendar days from receipt (12). `written_reason` is why people left the recommendation or
    weighed conflicting circumstances, `weighed_by` who they are.
    """

    decision_id: str
    subject: Subject
    measure: Measure
    document_number: str
    facts: str
    basis: tuple[str, ...]
    approvals: tuple[Approval, ...]
    approving_body: str
    decided_on: date
    effective_on: date
    appeal_period_days: int
    appeal_body: str
    prepared_by: str
    approved_by: str
    effects: tuple[Effect, ...]
    reasons: tuple[Reason, ...]
    receipt: Receipt
    written_reason: str = ""
    weighed_by: str = ""


@dataclass(frozen=True, slots=True)
class Conclusion:
    """An end without a measure: which outcome it rests on, and the written reasons of those who decided it."""

    outcome: Outcome
    facts: str
    basis: tuple[str, ...]
    approvals: tuple[Approval, ...]
    approving_body: str
    decided_on: date
    prepared_by: str
    approved_by: str
    written_reason: str
    weighed_by: str = ""
