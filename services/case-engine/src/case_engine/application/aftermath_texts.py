"""The lines of the case file about appeals, rectification, the end of the period, referral and deadlines."""

from collections.abc import Callable
from typing import Any, Final

from case_engine.domain.assessment.words import MEASURE_NAMES, chinese_date, sentence
from case_engine.domain.case.appeal import AppealOutcome
from case_engine.domain.case.case import Case
from case_engine.domain.case.clearance import Clearance
from case_engine.domain.case.events import (
    AccountabilityContinued,
    AccountabilityRevoked,
    AppealDecided,
    AppealLodged,
    AppealTakenBack,
    ConversionProposed,
    DeadlineFired,
    DeadlineMoved,
    DecisionUnwound,
    ExtensionRequested,
    ExtensionRuled,
    FileClosed,
    ImpactPeriodEnded,
    RectificationRecorded,
    ReferralAnswered,
    Referred,
    SubjectCleared,
    TakenOver,
)
from case_engine.domain.case.referral import TARGET_NAMES
from case_engine.domain.deadlines.deadline import KIND_NAMES, Phase

OUTCOMES: Final = {AppealOutcome.UPHELD: "维持", AppealOutcome.CHANGED: "变更", AppealOutcome.WITHDRAWN: "撤销"}
PHASES: Final = {Phase.APPROACHING: "临近", Phase.OVERDUE: "已过", Phase.DUE: "已到"}


def name_in(case: Case, cadre_id: str) -> str:
    """The subject's name, or the number where nobody was identified."""
    proceeding = case.proceeding(cadre_id)
    cleared = next((each.subject for each in case.cleared if each.cadre_id == cadre_id), None)
    subject = proceeding.subject if proceeding else cleared
    return subject.name if subject else cadre_id


def _taken_over(event: TakenOver, _: Case) -> str:
    takeover = event.takeover
    return (
        f"{takeover.decided_by}于{chinese_date(takeover.taken_over_on)}决定由市委问责办提级办理，由{takeover.handler}承办。"
        f"理由：{takeover.reasons}"
    )


def _extension_requested(event: ExtensionRequested, _: Case) -> str:
    request = event.request
    return (
        f"{event.requested_by}于{chinese_date(request.requested_on)}申请延长提出处理意见的期限。理由：{request.reasons}"
    )


def _extension_ruled(event: ExtensionRuled, _: Case) -> str:
    ruling = event.ruling
    ruled = "批准" if ruling.approved else "不批准"
    return f"{ruling.ruled_by}于{chinese_date(ruling.ruled_on)}{ruled}延长期限。理由：{ruling.reasons}"


def _appeal_lodged(event: AppealLodged, case: Case) -> str:
    writ = event.writ
    return (
        f"{name_in(case, event.cadre_id)}于{chinese_date(writ.lodged_at.date())}{writ.lodged_at:%H:%M}提出书面申诉。"
        f"申诉理由：{writ.grounds}"
    )


def _appeal_taken_back(event: AppealTakenBack, case: Case) -> str:
    withdrawal = event.withdrawal
    return f"{name_in(case, event.cadre_id)}于{chinese_date(withdrawal.withdrawn_on)}撤回申诉。凭据：{withdrawal.proof}"


def _appeal_decided(event: AppealDecided, _: Case) -> str:
    ruling = event.ruling
    changed = f"，改为{MEASURE_NAMES[ruling.measure]}" if ruling.measure else ""
    return (
        f"{ruling.body}于{chinese_date(ruling.decided_on)}决定{OUTCOMES[ruling.outcome]}对{event.subject.name}的"
        f"问责决定{changed}。理由：{ruling.reasons}"
    )


def _unwound(event: DecisionUnwound, _: Case) -> str:
    decision = event.decision
    return (
        f"对{decision.subject.name}的{MEASURE_NAMES[decision.measure]}决定（{decision.document_number}）"
        f"自{chinese_date(event.unwound_on)}起不再有效，已产生的影响从起始日起全部解除。"
    )


def _rectified(event: RectificationRecorded, case: Case) -> str:
    rectification = event.rectification
    return (
        f"{rectification.confirmed_by}确认{name_in(case, event.cadre_id)}于{chinese_date(rectification.rectified_on)}"
        f"整改到位。反省情况：{sentence(rectification.reflection)}"
        f"整改情况：{sentence(rectification.rectification)}"
    )


def _impact_period_ended(event: ImpactPeriodEnded, _: Case) -> str:
    why = "因转为调离岗位" if event.converted else "因整改到位"
    return f"{event.decision.subject.name}停职检查的影响期{why}，到{chinese_date(event.ended_on)}为止。"


def _conversion(event: ConversionProposed, case: Case) -> str:
    conversion = event.conversion
    return (
        f"{name_in(case, event.cadre_id)}停职检查超过半年没有整改到位，{chinese_date(conversion.proposed_on)}"
        f"提议转为调离岗位，另行提出意见、听取申辩、审议和决定。理由：{conversion.reasons}"
    )


def _revoked(event: AccountabilityRevoked, case: Case) -> str:
    revocation = event.revocation
    return (
        f"经{revocation.approved_by}批准，于{chinese_date(revocation.revoked_on)}书面决定取消对"
        f"{name_in(case, event.cadre_id)}的问责（{revocation.document_number}）。理由：{revocation.reasons}"
    )


def _continued(event: AccountabilityContinued, case: Case) -> str:
    continuation = event.continuation
    return (
        f"{continuation.approved_by}于{chinese_date(continuation.continued_on)}决定暂不取消对"
        f"{name_in(case, event.cadre_id)}的问责。理由：{continuation.reasons}"
    )


def _referred(event: Referred, case: Case) -> str:
    referral = event.referral
    return (
        f"{name_in(case, event.cadre_id)}的问题于{chinese_date(referral.referred_on)}"
        f"移交{TARGET_NAMES[referral.target]}（{referral.document_number}）。理由：{referral.reasons}"
    )


def _referral_answered(event: ReferralAnswered, case: Case) -> str:
    outcome = event.outcome
    return (
        f"{chinese_date(outcome.received_on)}收到{TARGET_NAMES[outcome.target]}对{name_in(case, event.cadre_id)}问题的"
        f"处理结果：{outcome.outcome}"
    )


def _cleared(event: SubjectCleared, case: Case) -> str:
    clearance = event.clearance
    return (
        f"{chinese_date(clearance.cleared_on)}在{clearance.circle}为{name_in(case, event.cadre_id)}澄清正名："
        f"{sentence(clearance.facts)}{_fabricated(clearance)}"
    )


def _fabricated(clearance: Clearance) -> str:
    if not clearance.fabricator:
        return ""
    referral = clearance.fabricator_referral
    if referral is None:
        return f"对捏造事实的{clearance.fabricator}依法处理。"
    return (
        f"捏造事实的{clearance.fabricator}于{chinese_date(referral.referred_on)}移送{referral.receiving_body}"
        f"（{referral.document_number}），材料：{sentence(referral.materials)}"
    )


def _filed(event: FileClosed, case: Case) -> str:
    closing = event.closing
    return f"{name_in(case, event.cadre_id)}的案卷于{chinese_date(closing.closed_on)}结案归档。{closing.summary}"


def _fired(event: DeadlineFired, _: Case) -> str:
    return f"{KIND_NAMES[event.kind]}{PHASES[event.phase]}：{event.text}"


def _moved(event: DeadlineMoved, _: Case) -> str:
    return f"{KIND_NAMES[event.kind]}由{chinese_date(event.before)}重新推算为{chinese_date(event.after)}：{event.text}"


AFTERMATH_TEXTS: Final[dict[type, Callable[[Any, Case], str]]] = {
    TakenOver: _taken_over,
    ExtensionRequested: _extension_requested,
    ExtensionRuled: _extension_ruled,
    AppealLodged: _appeal_lodged,
    AppealTakenBack: _appeal_taken_back,
    AppealDecided: _appeal_decided,
    DecisionUnwound: _unwound,
    RectificationRecorded: _rectified,
    ImpactPeriodEnded: _impact_period_ended,
    ConversionProposed: _conversion,
    AccountabilityRevoked: _revoked,
    AccountabilityContinued: _continued,
    Referred: _referred,
    ReferralAnswered: _referral_answered,
    SubjectCleared: _cleared,
    FileClosed: _filed,
    DeadlineFired: _fired,
    DeadlineMoved: _moved,
}
