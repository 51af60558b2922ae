"""问责办法 10.1, 10.2: a decision only comes about through the approval route that the assessment found."""

from datetime import date

from case_engine.domain.assessment.verdict import ApprovalStep
from case_engine.domain.case.dates import require_not_before
from case_engine.domain.case.decision import Approval
from case_engine.domain.refusal import Refusal


def require_route_covered(route: tuple[ApprovalStep, ...], approvals: tuple[Approval, ...], decided_on: date) -> None:
    """Every step of the route was taken by a named body, in the route's order, by the day of the decision.

    Raises: Refusal with the clause of the first step that was not.
    """
    _require_no_repetition(approvals)
    taken = {approval.step: approval for approval in approvals}
    earlier: Approval | None = None
    for step in route:
        approval = taken.get(step.step)
        if approval is None:
            raise Refusal(step.clause, f"审批路线缺少一步：{step.body}，{step.text}请办理后补充登记。")
        _require_taken(step, approval, earlier, decided_on)
        earlier = approval


def _require_no_repetition(approvals: tuple[Approval, ...]) -> None:
    if len({approval.step for approval in approvals}) != len(approvals):
        raise Refusal("accountability:10.2", "同一审批步骤登记了两次。请每一步只登记一次，以最后通过的一次为准。")


def _require_taken(step: ApprovalStep, approval: Approval, earlier: Approval | None, decided_on: date) -> None:
    if not approval.body.strip():
        raise Refusal(step.clause, f"“{step.body}”这一步没有写明由哪个机关办理。请补全。")
    if earlier is not None:
        require_not_before(step.clause, f"“{approval.body}”的日期", approval.on, f"“{earlier.body}”的日期", earlier.on)
    require_not_before(step.clause, "决定日期", decided_on, f"“{approval.body}”的日期", approval.on)
