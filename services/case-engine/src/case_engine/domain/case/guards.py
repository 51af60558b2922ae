"""What an action needs besides the stage, by what was recorded before: the same answer refuses it and hides it."""

from collections.abc import Callable
from typing import Final

from case_engine.domain.assessment.codes import Measure
from case_engine.domain.case.case import Case
from case_engine.domain.case.proceeding import Proceeding
from case_engine.domain.case.stages import Action
from case_engine.domain.refusal import Refusal

RECIPIENTS: Final = frozenset({"unit", "subject"})
_APPEAL: Final = "accountability:12"
_REFERRAL: Final = "accountability:6"


def obstacle(action: Action, proceeding: Proceeding) -> Refusal | None:
    """Why the action can't be taken in this proceeding now, though its stage allows it."""
    guard = _GUARDS.get(action)
    return guard(proceeding) if guard else None


def obstacle_at_start(action: Action, case: Case) -> Refusal | None:
    """Why the action about the whole case can't be taken now, though its stage allows it."""
    guard = _AT_START.get(action)
    return guard(case) if guard else None


def is_served(proceeding: Proceeding) -> bool:
    """Whether the letter of its decision reached both the subject and the unit (问责办法 10.3)."""
    if proceeding.decision is None:
        return False
    receipts = proceeding.receipts_of(proceeding.decision.decision_id)
    return {served.recipient for served in receipts} >= RECIPIENTS


def _no_appeal_yet(proceeding: Proceeding) -> Refusal | None:
    if proceeding.standing and proceeding.appeal_against(proceeding.standing.decision_id):
        return Refusal(_APPEAL, "对这一决定已经提出过申诉，不能重复提出。请等待或者查看申诉处理决定。")
    return None


def _appeal_pending(proceeding: Proceeding) -> Refusal | None:
    if proceeding.pending_appeal is None:
        return Refusal(_APPEAL, "没有待处理的申诉。请先登记申诉。")
    return None


def _no_appeal_pending(proceeding: Proceeding) -> Refusal | None:
    if proceeding.pending_appeal is not None:
        return Refusal(_APPEAL, "申诉还没有处理完毕，结果可能改变原决定。请先作出申诉处理决定。")
    return None


def _not_rectified(proceeding: Proceeding) -> Refusal | None:
    if proceeding.rectified is not None:
        return Refusal("accountability:13", "已经登记整改到位，不能重复登记。")
    return None


def _convertible(proceeding: Proceeding) -> Refusal | None:
    standing = proceeding.standing
    if standing is None or standing.measure is not Measure.SUSPENSION:
        return Refusal("accountability:18.2", "只有停职检查可以转为调离岗位。请核对现行决定的问责方式。")
    if proceeding.rectified is not None:
        return Refusal("accountability:18.2", "已经整改到位，停职检查的影响期已经结束，不能转为调离岗位。")
    return _no_appeal_pending(proceeding)


def _referral_open(proceeding: Proceeding) -> Refusal | None:
    answered = {each.outcome.target for each in proceeding.referrals_answered}
    if all(each.referral.target in answered for each in proceeding.referrals):
        return Refusal(_REFERRAL, "没有等待结果的移交。请先登记移交。")
    return None


def _opinion_outstanding(case: Case) -> Refusal | None:
    if case.proceedings and not case.awaited and all(each.opinion_on for each in case.proceedings):
        return Refusal("accountability:10.1", "初步处理意见已经提出，不需要延长期限。")
    if case.extension is not None and case.extension.ruling.approved:
        return Refusal("accountability:10.1", "期限已经批准延长一次，不能再次延长。")
    return None


def _no_request_pending(case: Case) -> Refusal | None:
    if case.extension_request is not None and case.extension is None:
        return Refusal("accountability:10.1", "延长期限的申请正在等待批准，不能重复申请。")
    return _opinion_outstanding(case)


def _request_pending(case: Case) -> Refusal | None:
    if case.extension_request is None or case.extension is not None:
        return Refusal("accountability:10.1", "没有等待批准的延长申请。请先申请延长期限。")
    return None


def _not_taken_over(case: Case) -> Refusal | None:
    if case.takeover is not None:
        return Refusal("accountability:4", "本案已经提级办理，不能重复登记。")
    return None


_GUARDS: Final[dict[Action, Callable[[Proceeding], Refusal | None]]] = {
    Action.LODGE_APPEAL: _no_appeal_yet,
    Action.WITHDRAW_APPEAL: _appeal_pending,
    Action.DECIDE_APPEAL: _appeal_pending,
    Action.RECORD_RECTIFICATION: _not_rectified,
    Action.CONVERT: _convertible,
    Action.REVOKE: _no_appeal_pending,
    Action.CONTINUE: _no_appeal_pending,
    Action.RECORD_REFERRAL_OUTCOME: _referral_open,
}
_AT_START: Final[dict[Action, Callable[[Case], Refusal | None]]] = {
    Action.TAKE_OVER: _not_taken_over,
    Action.REQUEST_EXTENSION: _no_request_pending,
    Action.APPROVE_EXTENSION: _request_pending,
}
