"""问责办法 13, 18.2: rectification, the end of the accountability period, and the conversion of 停职检查."""

from datetime import date
from typing import Final

from case_engine.domain.assessment.codes import Measure
from case_engine.domain.case.aftermath import Continuation, Conversion, Rectification, Revocation
from case_engine.domain.case.case import Case
from case_engine.domain.case.dates import require_not_before, require_not_future
from case_engine.domain.case.decision import Decision
from case_engine.domain.case.events import (
    AccountabilityContinued,
    AccountabilityRevoked,
    ConversionProposed,
    Event,
    ImpactPeriodEnded,
    RectificationRecorded,
)
from case_engine.domain.case.persons import require_another, require_named, require_recused
from case_engine.domain.case.proceeding import Proceeding
from case_engine.domain.case.required import require_given
from case_engine.domain.case.stages import Action
from case_engine.domain.case.taking import step_about
from case_engine.domain.deadlines.decision import period_end, rectification_limit
from case_engine.domain.deadlines.reckoning import Reckoning
from case_engine.domain.refusal import Refusal

CLAUSE: Final = "accountability:13"
SUSPENSION: Final = "accountability:18.2"


def decide_rectified(
    case: Case, cadre_id: str, rectification: Rectification, *, actor: str, today: date, reckoning: Reckoning
) -> tuple[Event, ...]:
    """Rectification in time ends the impact period of 停职检查.

    Raises: Refusal when reflection or rectification is not stated, or half a year of 停职检查 is over.
    """
    _, proceeding = step_about(case, cadre_id, Action.RECORD_RECTIFICATION)
    standing = _standing(proceeding)
    require_given(CLAUSE, "整改情况", {"反省情况": rectification.reflection, "整改情况": rectification.rectification})
    require_named(CLAUSE, "确认整改到位的人", rectification.confirmed_by)
    require_recused((actor, rectification.confirmed_by), case.subjects)
    rectified_on = rectification.rectified_on
    require_not_future(CLAUSE, "整改到位的日期", rectified_on, today)
    require_not_before(CLAUSE, "整改到位的日期", rectified_on, "决定日期", standing.decided_on)
    recorded = RectificationRecorded(case.state, cadre_id, standing.decision_id, rectification)
    if standing.measure is not Measure.SUSPENSION:
        return (recorded,)
    limit = rectification_limit(standing, reckoning).due_on
    if rectified_on > limit:
        raise Refusal(SUSPENSION, f"停职检查的整改期到 {limit} 为止，{rectified_on} 已经超过。请按规定转为调离岗位。")
    return (recorded, ImpactPeriodEnded(case.state, standing, rectified_on, converted=False))


def decide_conversion(
    case: Case, cadre_id: str, conversion: Conversion, *, actor: str, today: date, reckoning: Reckoning
) -> tuple[Event, ...]:
    """Opinion, hearing, study and decision on 调离岗位 have to follow; the first decision stands meanwhile.

    Raises: Refusal unless 停职检查 is in force and half a year went by without rectification.
    """
    step, proceeding = step_about(case, cadre_id, Action.CONVERT)
    standing = _standing(proceeding)
    require_recused((actor,), case.subjects)
    require_given(SUSPENSION, "转为调离岗位的提议", {"理由": conversion.reasons})
    require_not_future(SUSPENSION, "提议日期", conversion.proposed_on, today)
    limit = rectification_limit(standing, reckoning).due_on
    if conversion.proposed_on <= limit:
        raise Refusal(SUSPENSION, f"停职检查的整改期到 {limit}（含当日）为止，还没有届满，不能转为调离岗位。")
    state = case.state_with(cadre_id, step.leads_to)
    return (ConversionProposed(state, cadre_id, standing.decision_id, conversion),)


def decide_revoked(case: Case, cadre_id: str, revocation: Revocation, *, actor: str, today: date) -> tuple[Event, ...]:
    """Raises: Refusal before the period is over, without recorded reflection and rectification, or contents."""
    step, proceeding = step_about(case, cadre_id, Action.REVOKE)
    standing = _standing(proceeding)
    given = {"文号": revocation.document_number, "理由": revocation.reasons}
    require_given(CLAUSE, "取消问责的书面决定", given)
    require_named(CLAUSE, "批准人", revocation.approved_by)
    require_another(CLAUSE, prepared_by=case.handler, approved_by=revocation.approved_by)
    require_another(CLAUSE, prepared_by=actor, approved_by=revocation.approved_by)
    require_recused((actor, revocation.approved_by), case.subjects)
    if proceeding.rectified is None:
        raise Refusal(CLAUSE, "没有登记反省深刻、整改到位的情况，不能取消问责。请先登记整改到位。")
    require_not_future(CLAUSE, "取消问责的日期", revocation.revoked_on, today)
    _require_period_over(proceeding, standing, "取消问责", revocation.revoked_on)
    state = case.state_with(cadre_id, step.leads_to)
    return (AccountabilityRevoked(state, cadre_id, standing, revocation),)


def decide_continued(
    case: Case, cadre_id: str, continuation: Continuation, *, actor: str, today: date
) -> tuple[Event, ...]:
    """Raises: Refusal before the period is over, or without reasons and the name of who decided."""
    step, proceeding = step_about(case, cadre_id, Action.CONTINUE)
    standing = _standing(proceeding)
    require_given(CLAUSE, "不予取消问责的决定", {"理由": continuation.reasons})
    require_named(CLAUSE, "批准人", continuation.approved_by)
    require_another(CLAUSE, prepared_by=actor, approved_by=continuation.approved_by)
    require_recused((actor, continuation.approved_by), case.subjects)
    require_not_future(CLAUSE, "作出日期", continuation.continued_on, today)
    _require_period_over(proceeding, standing, "不予取消问责的决定", continuation.continued_on)
    state = case.state_with(cadre_id, step.leads_to)
    return (AccountabilityContinued(state, cadre_id, standing.decision_id, continuation),)


def _standing(proceeding: Proceeding) -> Decision:
    if proceeding.standing is None:
        raise Refusal(CLAUSE, "没有生效的问责决定。请核对案件所处阶段。")
    return proceeding.standing


def _require_period_over(proceeding: Proceeding, standing: Decision, what: str, day: date) -> None:
    ends_on = period_end(proceeding, standing)
    if ends_on is None:
        raise Refusal(SUSPENSION, f"停职检查还没有整改到位，影响期没有结束，不能作出{what}。")
    if day <= ends_on:
        raise Refusal(CLAUSE, f"问责期到 {ends_on}（含当日）届满，{day} 还不能作出{what}。")
