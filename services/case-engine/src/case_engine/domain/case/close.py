"""A proceeding ends without a measure: exempt (问责办法 17), no finding, outside the scope, or weighed by people."""

from typing import Final

from case_engine.domain.assessment.choice import check_no_measure
from case_engine.domain.assessment.codes import Outcome
from case_engine.domain.assessment.verdict import Assessment
from case_engine.domain.case.approvals import approving_body
from case_engine.domain.case.basis import require_conclusion_basis
from case_engine.domain.case.contents import require_conclusion_contents
from case_engine.domain.case.conversion import require_conversion
from case_engine.domain.case.decision import Conclusion
from case_engine.domain.case.events import ClosedWithoutMeasure, Event
from case_engine.domain.case.gates import (
    Deciding,
    require_approved,
    require_competent,
    require_heard,
    require_proper_persons,
    require_weighed,
)
from case_engine.domain.case.stages import Stage
from case_engine.domain.refusal import Refusal

OUTCOME_NAMES: Final = {
    Outcome.ACCOUNTABLE: "应当问责",
    Outcome.EXEMPT: "免予问责",
    Outcome.COLLECTIVE_DECISION: "由集体权衡决定",
    Outcome.NO_FINDING: "未认定问责情形",
    Outcome.OUTSIDE_SCOPE: "不属于适用对象",
}


def close_without_measure(deciding: Deciding, outcome: Outcome) -> tuple[Event, ...]:
    """Raises: Refusal at the first gate that does not let it pass."""
    step, proceeding = require_heard(deciding, Stage.CLOSED)
    require_competent(deciding.case, proceeding.findings)
    require_conversion(proceeding, None)
    proposal, assessment = deciding.proposal, proceeding.findings.assessment
    _require_allowed(outcome, assessment, proposal.written_reason)
    decided_on = require_conclusion_contents(proposal)
    require_conclusion_basis(proposal.basis, outcome)
    require_proper_persons(deciding, proceeding)
    require_approved(deciding, proceeding, decided_on)
    if outcome is Outcome.COLLECTIVE_DECISION:
        require_weighed(proposal, assessment)
    conclusion = Conclusion(
        outcome=outcome,
        facts=proposal.facts,
        basis=proposal.basis,
        approvals=proceeding.approvals,
        approving_body=approving_body(proceeding.approvals),
        decided_on=decided_on,
        prepared_by=proposal.prepared_by,
        approved_by=proposal.approved_by,
        written_reason=proposal.written_reason,
        weighed_by=proposal.weighed_by,
    )
    state = deciding.case.state_with(proposal.cadre_id, step.leads_to)
    return (ClosedWithoutMeasure(state, proposal.cadre_id, conclusion),)


def _require_allowed(outcome: Outcome, assessment: Assessment, written_reason: str) -> None:
    """有责必问: the assessment decides whether a proceeding may end without a measure, and on which outcome."""
    refusal = check_no_measure(assessment, written_reason)
    if refusal is not None:
        raise refusal
    if outcome is not assessment.outcome:
        raise Refusal(
            "accountability:5",
            f"结论“{OUTCOME_NAMES[outcome]}”与评定结果“{OUTCOME_NAMES[assessment.outcome]}”不一致。请按评定结果填写。",
        )
