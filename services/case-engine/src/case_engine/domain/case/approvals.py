"""问责办法 10.1, 10.2: a decision only comes about through the approval route that the assessment found."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from case_engine.domain.assessment.codes import RouteStep
from case_engine.domain.assessment.verdict import ApprovalStep
from case_engine.domain.case.dates import require_not_before, require_not_future
from case_engine.domain.case.decision import Approval
from case_engine.domain.refusal import Refusal
from case_engine.domain.rules import article_10_2_city_managed

_DECIDING: Final = (
    RouteStep.DEPARTMENT_DELIBERATION,
    RouteStep.CITY_COMMITTEE_APPROVAL,
    RouteStep.COLLECTIVE_STUDY,
)
_COLLECTIVE: Final = (RouteStep.DEPARTMENT_DELIBERATION, RouteStep.COLLECTIVE_STUDY)


@dataclass(frozen=True, slots=True)
class Days:
    """The days that a step of the route must keep to."""

    found_on: date
    heard_on: date
    today: date


def require_next(route: tuple[ApprovalStep, ...], taken: tuple[Approval, ...], approval: Approval, days: Days) -> None:
    """The step is the route's next one, taken by the right body and in time.

    It doesn't come before the findings or the step before it; one that decides not before the hearing (11).

    Raises: Refusal with the clause of the step that should have been taken.
    """
    _require_on_route(route, taken, approval)
    step = route[len(taken)]
    if approval.step is not step.step:
        raise _missing(step)
    _require_body(step, approval)
    _require_collective(step, approval)
    _require_in_time(step, approval, taken, days)


def require_route_covered(route: tuple[ApprovalStep, ...], taken: tuple[Approval, ...]) -> None:
    """Raises: Refusal with the clause of the first step of the route that was not taken."""
    if len(taken) < len(route):
        raise _missing(route[len(taken)])


def approving_body(taken: tuple[Approval, ...]) -> str:
    """批准机关: the body that took the last deciding step."""
    return next((each.body.strip() for each in reversed(taken) if each.step in _DECIDING), "")


def _missing(step: ApprovalStep) -> Refusal:
    return Refusal(step.clause, f"审批路线缺少一步：{step.body}，{step.text}请办理后登记这一步。")


def _require_on_route(route: tuple[ApprovalStep, ...], taken: tuple[Approval, ...], approval: Approval) -> None:
    if approval.step in {each.step for each in taken}:
        raise Refusal("accountability:10.2", "这一审批步骤已经登记过。每一步只登记一次，登记后请办理下一步。")
    if approval.step not in {step.step for step in route}:
        raise Refusal(
            "accountability:10.2",
            f"“{approval.body}”的步骤 {approval.step} 不在本案的审批路线上。请按评定结果的审批路线登记。",
        )


def _require_body(step: ApprovalStep, approval: Approval) -> None:
    if not approval.body.strip():
        raise Refusal(step.clause, f"“{step.body}”这一步没有写明由哪个机关办理。请补全。")
    if not article_10_2_city_managed.is_taken_by(step.step, approval.body):
        raise Refusal(step.clause, f"市管领导干部须经{step.body}，登记的却是“{approval.body}”。请核对后改正。")


def _require_collective(step: ApprovalStep, approval: Approval) -> None:
    """A collective is known by who attended and how they voted."""
    if step.step not in _COLLECTIVE:
        return
    given = {"参加人": "".join(approval.attendees), "表决情况": approval.vote}
    if missing := [what for what, text in given.items() if not text.strip()]:
        raise Refusal(step.clause, f"“{approval.body}”集体研究没有写明{'、'.join(missing)}。请补全后登记。")


def _require_in_time(step: ApprovalStep, approval: Approval, taken: tuple[Approval, ...], days: Days) -> None:
    what = f"“{approval.body}”的日期"
    require_not_future(step.clause, what, approval.on, days.today)
    require_not_before(step.clause, what, approval.on, "认定日期", days.found_on)
    if step.step in _DECIDING:
        require_not_before("accountability:11", what, approval.on, "听取陈述申辩的日期", days.heard_on)
    for earlier in taken:
        require_not_before(step.clause, what, approval.on, f"“{earlier.body}”的日期", earlier.on)
