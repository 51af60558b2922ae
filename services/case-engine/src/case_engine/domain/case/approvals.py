"""问责办法 10.1, 10.2: a decision only comes about through the approval route that the assessment found."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from case_engine.domain.assessment.codes import RouteStep
from case_engine.domain.assessment.verdict import ApprovalStep
from case_engine.domain.case.dates import require_not_before
from case_engine.domain.case.decision import Approval
from case_engine.domain.refusal import Refusal
from case_engine.domain.rules import article_10_2_city_managed

_DECIDING: Final = (
    RouteStep.DEPARTMENT_DELIBERATION,
    RouteStep.CITY_COMMITTEE_APPROVAL,
    RouteStep.COLLECTIVE_STUDY,
)


@dataclass(frozen=True, slots=True)
class Days:
    """The days that the steps of a route must keep to."""

    found_on: date
    heard_on: date
    decided_on: date


def require_route_covered(route: tuple[ApprovalStep, ...], approvals: tuple[Approval, ...], days: Days) -> None:
    """Every step of the route was taken by the right body, in the route's order, and no other step.

    None comes before the findings, none that decides before the hearing (11), none after the day of the decision.

    Raises: Refusal with the clause of the first step that was not.
    """
    _require_no_repetition(approvals)
    _require_on_route(route, approvals)
    taken = {approval.step: approval for approval in approvals}
    earlier: Approval | None = None
    for step in route:
        approval = taken.get(step.step)
        if approval is None:
            raise Refusal(step.clause, f"审批路线缺少一步：{step.body}，{step.text}请办理后补充登记。")
        _require_body(step, approval)
        _require_in_time(step, approval, earlier, days)
        earlier = approval


def require_approving_body(approvals: tuple[Approval, ...], approving_body: str) -> None:
    """The letter names as approving body the one that took the last step. Raises: Refusal when it names another."""
    decided_by = [approval.body.strip() for approval in approvals if approval.step in _DECIDING]
    last = next(iter(reversed(decided_by)), "")
    if approving_body.strip() != last:
        raise Refusal("accountability:10.2", f"批准机关“{approving_body}”不是最后审定的“{last}”。请改为一致。")


def _require_no_repetition(approvals: tuple[Approval, ...]) -> None:
    if len({approval.step for approval in approvals}) != len(approvals):
        raise Refusal("accountability:10.2", "同一审批步骤登记了两次。请每一步只登记一次，以最后通过的一次为准。")


def _require_on_route(route: tuple[ApprovalStep, ...], approvals: tuple[Approval, ...]) -> None:
    steps = {step.step for step in route}
    for approval in approvals:
        if approval.step not in steps:
            raise Refusal(
                "accountability:10.2",
                f"“{approval.body}”的步骤 {approval.step} 不在本案的审批路线上。请按评定结果的审批路线登记。",
            )


def _require_body(step: ApprovalStep, approval: Approval) -> None:
    if not approval.body.strip():
        raise Refusal(step.clause, f"“{step.body}”这一步没有写明由哪个机关办理。请补全。")
    if not article_10_2_city_managed.is_taken_by(step.step, approval.body):
        raise Refusal(step.clause, f"市管领导干部须经{step.body}，登记的却是“{approval.body}”。请核对后改正。")


def _require_in_time(step: ApprovalStep, approval: Approval, earlier: Approval | None, days: Days) -> None:
    what = f"“{approval.body}”的日期"
    require_not_before(step.clause, what, approval.on, "认定日期", days.found_on)
    if step.step in _DECIDING:
        require_not_before("accountability:11", what, approval.on, "听取陈述申辩的日期", days.heard_on)
    if earlier is not None:
        require_not_before(step.clause, what, approval.on, f"“{earlier.body}”的日期", earlier.on)
    require_not_before(step.clause, "决定日期", days.decided_on, what, approval.on)
