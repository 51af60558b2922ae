"""问责办法 10.2: a measure against one subject is decided."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from case_engine.domain.assessment.choice import check_measure
from case_engine.domain.assessment.codes import Measure, Scope
from case_engine.domain.assessment.occasion import Occasion
from case_engine.domain.assessment.verdict import Effect
from case_engine.domain.case.approvals import approving_body
from case_engine.domain.case.basis import require_letter_basis
from case_engine.domain.case.case import Case
from case_engine.domain.case.contents import require_decision_contents
from case_engine.domain.case.conversion import require_conversion
from case_engine.domain.case.dates import require_not_before
from case_engine.domain.case.decision import Decision
from case_engine.domain.case.events import Event, FindingsRecorded, MeasureDecided
from case_engine.domain.case.gates import (
    Deciding,
    require_approved,
    require_competent,
    require_heard,
    require_proper_persons,
    require_weighed,
)
from case_engine.domain.case.particulars import narrow
from case_engine.domain.case.proceeding import Proceeding
from case_engine.domain.case.proposal import Proposal
from case_engine.domain.case.receipt import Receipt
from case_engine.domain.case.stages import Stage
from case_engine.domain.refusal import Refusal
from case_engine.domain.rules import article_3_measures_by_reference


@dataclass(frozen=True, slots=True)
class Consequences:
    """What follows from a measure by the rules: its effects, and the period in which it can be appealed (12, 18)."""

    effects: tuple[Effect, ...]
    appeal_period_days: int
    receipt: Receipt


ConsequencesOf = Callable[[Measure, Occasion], Consequences]
"""What follows from a measure on the occasion on which it takes effect."""


def decide_measure(deciding: Deciding, measure: Measure, consequences_of: ConsequencesOf) -> tuple[Event, ...]:
    """Raises: Refusal at the first gate that does not let it pass."""
    step, proceeding = require_heard(deciding, Stage.DECIDED)
    proposal = deciding.proposal
    require_competent(deciding.case, proceeding.findings)
    decided_on, effective_on = require_decision_contents(proposal)
    require_proper_persons(deciding, proceeding)
    require_approved(deciding, proceeding, decided_on)
    require_not_before("accountability:10.2", "生效时间", effective_on, "决定日期", decided_on)
    _require_fitting(proposal, measure, proceeding.findings)
    _require_allowed(proposal, measure, proceeding)
    require_letter_basis(proposal.basis, measure, proceeding.findings)
    consequences = consequences_of(measure, _occasion(proceeding, decided_on, effective_on))
    decision = Decision(
        decision_id=next_decision_id(deciding.case),
        subject=proceeding.subject,
        measure=measure,
        document_number="",
        facts=proposal.facts,
        basis=proposal.basis,
        approvals=proceeding.approvals,
        approving_body=approving_body(proceeding.approvals),
        decided_on=decided_on,
        effective_on=effective_on,
        appeal_period_days=consequences.appeal_period_days,
        appeal_body="",
        prepared_by=proposal.prepared_by,
        approved_by=proposal.approved_by,
        effects=tuple(narrow(effect, proceeding.findings.particulars) for effect in consequences.effects),
        reasons=proceeding.findings.assessment.reasons,
        receipt=consequences.receipt,
        written_reason=proposal.written_reason,
        weighed_by=proposal.weighed_by,
    )
    return (MeasureDecided(deciding.case.state_with(proposal.cadre_id, step.leads_to), decision),)


def _require_fitting(proposal: Proposal, measure: Measure, findings: FindingsRecorded) -> None:
    """问责办法 3: by reference (参照), named people say in writing why a measure that presupposes a post fits."""
    if findings.assessed.subject.scope is not Scope.BY_REFERENCE:
        return
    if measure in article_3_measures_by_reference.PRESUPPOSE_A_POST and not (
        proposal.written_reason.strip() and proposal.weighed_by.strip()
    ):
        reason = article_3_measures_by_reference.REASON
        raise Refusal(reason.clause, f"{reason.text}请补全书面理由和由谁集体权衡。")


def _require_allowed(proposal: Proposal, measure: Measure, proceeding: Proceeding) -> None:
    assessment = proceeding.findings.assessment
    require_conversion(proceeding, measure)
    reasons = proposal.written_reason
    if proceeding.conversion is not None:
        reasons = reasons or proceeding.conversion.conversion.reasons
    refusal = check_measure(assessment, measure, reasons)
    if refusal is not None:
        raise refusal
    if proceeding.conversion is None:
        require_weighed(proposal, assessment)


def _occasion(proceeding: Proceeding, decided_on: date, effective_on: date) -> Occasion:
    """Converted from 停职检查 (18.2), a decision remembers the day the first one took effect."""
    assessed, standing = proceeding.findings.assessed, proceeding.standing
    return Occasion(
        effective_on=effective_on,
        conduct_on=assessed.conduct_on,
        probation=assessed.subject.probation,
        decided_on=decided_on,
        first_decision_on=standing.effective_on if standing and proceeding.conversion else None,
    )


def next_decision_id(case: Case) -> str:
    """A number of its own for each decision that was ever made in the case."""
    decisions = {
        decision.decision_id
        for proceeding in case.proceedings
        for decision in (proceeding.decision, proceeding.standing, *proceeding.superseded)
        if decision is not None
    }
    return f"{case.case_id}-{len(decisions) + 1}"
