"""问责办法 10.1: more time for the opinion has to be asked for with reasons, and approved by somebody else, in time."""

from datetime import date

from case_engine.domain.case.case import Case
from case_engine.domain.case.dates import require_not_before, require_not_future
from case_engine.domain.case.events import Event, ExtensionRequested, ExtensionRuled
from case_engine.domain.case.extension import ExtensionRequest, ExtensionRuling
from case_engine.domain.case.persons import require_another, require_named, require_recused
from case_engine.domain.case.required import require_given
from case_engine.domain.case.stages import Action
from case_engine.domain.case.taking import step_at_start
from case_engine.domain.deadlines.opinion import opinion_limit
from case_engine.domain.deadlines.reckoning import Reckoning
from case_engine.domain.refusal import Refusal


def decide_extension_requested(
    case: Case, request: ExtensionRequest, *, actor: str, today: date, reckoning: Reckoning
) -> tuple[Event, ...]:
    """Raises: Refusal without reasons, when the time is over, or when an opinion is not outstanding."""
    step = step_at_start(case, Action.REQUEST_EXTENSION)
    require_recused((actor,), case.subjects)
    require_given(step.clause, "延长期限的申请", {"特殊情况和理由": request.reasons})
    require_not_future(step.clause, "申请日期", request.requested_on, today)
    _require_within_limit(case, "申请日期", request.requested_on, reckoning)
    return (ExtensionRequested(step.leads_to, request, requested_by=actor),)


def decide_extension_ruled(
    case: Case, ruling: ExtensionRuling, *, actor: str, today: date, reckoning: Reckoning
) -> tuple[Event, ...]:
    """Raises: Refusal when who rules is who asked or handles the case, or the time is over."""
    step = step_at_start(case, Action.APPROVE_EXTENSION)
    requested = case.extension_request
    if requested is None:
        raise Refusal(step.clause, "没有等待批准的延长申请。请先申请延长期限。")
    require_named(step.clause, "批准人", ruling.ruled_by)
    for asked_by in (requested.requested_by, case.handler):
        require_another(step.clause, prepared_by=asked_by, approved_by=ruling.ruled_by)
    require_another(step.clause, prepared_by=requested.requested_by, approved_by=actor)
    require_recused((actor, ruling.ruled_by), case.subjects)
    require_given(step.clause, "延长期限的批复", {"理由": ruling.reasons})
    require_not_future(step.clause, "批复日期", ruling.ruled_on, today)
    require_not_before(step.clause, "批复日期", ruling.ruled_on, "申请日期", requested.request.requested_on)
    if ruling.approved:
        _require_within_limit(case, "批准日期", ruling.ruled_on, reckoning)
    return (ExtensionRuled(step.leads_to, ruling),)


def _require_within_limit(case: Case, what: str, day: date, reckoning: Reckoning) -> None:
    """What is over cannot be extended any more."""
    due_on = opinion_limit(case, reckoning).due_on
    if day > due_on:
        raise Refusal("accountability:10.1", f"{what} {day} 已超过期限的最后一日 {due_on}，不能再延长。")
