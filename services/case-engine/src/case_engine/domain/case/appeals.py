"""问责办法 12: an appeal is lodged in time, taken back, or decided in writing by a body that did not decide before."""

from dataclasses import replace
from datetime import date
from typing import Final

from case_engine.domain.assessment.choice import check_measure
from case_engine.domain.assessment.codes import Measure
from case_engine.domain.assessment.occasion import Occasion
from case_engine.domain.case.appeal import AppealOutcome, AppealRuling, AppealWithdrawal, AppealWrit
from case_engine.domain.case.basis import require_letter_basis
from case_engine.domain.case.case import Case
from case_engine.domain.case.dates import require_not_before, require_not_future
from case_engine.domain.case.decision import Decision
from case_engine.domain.case.events import AppealDecided, AppealLodged, AppealTakenBack, DecisionUnwound, Event
from case_engine.domain.case.measure import ConsequencesOf, next_decision_id
from case_engine.domain.case.particulars import narrow
from case_engine.domain.case.persons import require_named, require_recused
from case_engine.domain.case.proceeding import Appeal, Proceeding
from case_engine.domain.case.required import require_given
from case_engine.domain.case.stages import Action, Stage
from case_engine.domain.case.taking import step_about
from case_engine.domain.deadlines.decision import appeal_last_day
from case_engine.domain.deadlines.reckoning import Reckoning
from case_engine.domain.refusal import Refusal

CLAUSE: Final = "accountability:12"


def decide_appeal_lodged(
    case: Case, cadre_id: str, writ: AppealWrit, *, actor: str, today: date, reckoning: Reckoning
) -> tuple[Event, ...]:
    """Raises: Refusal without a receipt of the letter, without grounds, or after the last day."""
    _, proceeding = step_about(case, cadre_id, Action.LODGE_APPEAL)
    standing = _standing(proceeding)
    require_given(CLAUSE, "书面申诉", {"申诉理由": writ.grounds})
    require_recused((actor,), case.subjects)
    lodged_on = writ.lodged_at.date()
    require_not_future(CLAUSE, "申诉日期", lodged_on, today)
    last_day = appeal_last_day(proceeding, standing.decision_id, reckoning)
    if last_day is None:
        raise Refusal(CLAUSE, "没有本人收到决定书的回执，申诉期限还没有起算。请先登记送达回执。")
    received_on = min(served.served_on for served in proceeding.receipts_of(standing.decision_id))
    require_not_before(CLAUSE, "申诉日期", lodged_on, "收到决定书的日期", received_on)
    if lodged_on > last_day:
        raise Refusal(CLAUSE, f"申诉期限的最后一日是 {last_day}，{lodged_on} 提出已经逾期，不能受理。")
    return (AppealLodged(case.state, cadre_id, standing.decision_id, writ),)


def decide_appeal_taken_back(
    case: Case, cadre_id: str, withdrawal: AppealWithdrawal, *, actor: str, today: date
) -> tuple[Event, ...]:
    """Raises: Refusal when no appeal is pending, or nothing proves that the subject took it back."""
    _, proceeding = step_about(case, cadre_id, Action.WITHDRAW_APPEAL)
    appeal = _pending(proceeding)
    require_recused((actor,), case.subjects)
    require_given(CLAUSE, "撤回申诉的记录", {"撤回的凭据": withdrawal.proof})
    _require_after_lodging(appeal, "撤回日期", withdrawal.withdrawn_on, today)
    return (AppealTakenBack(case.state, cadre_id, appeal.decision_id, withdrawal),)


def decide_appeal_decided(
    case: Case, cadre_id: str, ruling: AppealRuling, *, actor: str, today: date, consequences_of: ConsequencesOf
) -> tuple[Event, ...]:
    """Upheld, the decision stands; withdrawn, it is undone at once; changed, the new one waits for its letter.

    Raises: Refusal when no appeal is pending, reasons are missing, or who decides took part in the decision.
    """
    step, proceeding = step_about(case, cadre_id, Action.DECIDE_APPEAL, _LEADS_TO.get(ruling.outcome))
    appeal, standing = _pending(proceeding), _standing(proceeding)
    require_given(CLAUSE, "申诉处理决定", {"理由": ruling.reasons, "处理机关": ruling.body})
    require_named(CLAUSE, "作出申诉处理决定的人", ruling.decided_by)
    require_recused((actor, ruling.decided_by), case.subjects)
    _require_uninvolved(case, proceeding, standing, ruling, actor)
    _require_after_lodging(appeal, "申诉处理决定日期", ruling.decided_on, today)
    if ruling.outcome is AppealOutcome.UPHELD:
        return (AppealDecided(case.state, proceeding.subject, standing.decision_id, ruling),)
    state = case.state_with(cadre_id, step.leads_to)
    if ruling.outcome is AppealOutcome.WITHDRAWN:
        return (
            AppealDecided(state, proceeding.subject, standing.decision_id, ruling),
            DecisionUnwound(state, standing, ruling.decided_on, ruling.reasons),
        )
    changed = _changed(case, proceeding, standing, ruling, consequences_of)
    return (AppealDecided(state, proceeding.subject, standing.decision_id, ruling, changed),)


_LEADS_TO: Final = {AppealOutcome.CHANGED: Stage.DECIDED, AppealOutcome.WITHDRAWN: Stage.WITHDRAWN}


def _standing(proceeding: Proceeding) -> Decision:
    if proceeding.standing is None:
        raise Refusal(CLAUSE, "没有生效的问责决定，谈不上申诉。")
    return proceeding.standing


def _pending(proceeding: Proceeding) -> Appeal:
    if proceeding.pending_appeal is None:
        raise Refusal(CLAUSE, "没有待处理的申诉。请先登记申诉。")
    return proceeding.pending_appeal


def _require_after_lodging(appeal: Appeal, what: str, day: date, today: date) -> None:
    require_not_future(CLAUSE, what, day, today)
    require_not_before(CLAUSE, what, day, "提出申诉的日期", appeal.lodged.writ.lodged_at.date())


def _require_uninvolved(
    case: Case, proceeding: Proceeding, standing: Decision, ruling: AppealRuling, actor: str
) -> None:
    """The body that decided does not hear the appeal, nor does anybody who took part."""
    bodies = {standing.approving_body.strip(), *(approval.body.strip() for approval in standing.approvals)}
    if ruling.body.strip() in bodies:
        raise Refusal(CLAUSE, f"“{ruling.body}”参与了原决定，不能处理对它的申诉。请由申诉受理机关处理。")
    if ruling.body.strip() != standing.appeal_body.strip():
        raise Refusal(CLAUSE, f"决定书写明的申诉受理机关是“{standing.appeal_body}”，不是“{ruling.body}”。请核对。")
    attendees = {person.strip() for approval in standing.approvals for person in approval.attendees}
    involved = {standing.prepared_by.strip(), standing.approved_by.strip(), case.handler.strip(), *attendees}
    involved |= {person.strip() for person in proceeding.prepared_by}
    for person in (ruling.decided_by, actor):
        if person.strip() in involved:
            raise Refusal(CLAUSE, f"{person}参与了原决定，不能处理对它的申诉。请由其他人处理。")


def _changed(
    case: Case, proceeding: Proceeding, standing: Decision, ruling: AppealRuling, consequences_of: ConsequencesOf
) -> Decision:
    measure, effective_on = ruling.measure, ruling.effective_on
    if measure is None or effective_on is None:
        raise Refusal(CLAUSE, "变更原决定的，请写明新的问责方式和生效时间。")
    _require_allowed(proceeding, standing, measure, ruling)
    require_not_before(CLAUSE, "生效时间", effective_on, "申诉处理决定日期", ruling.decided_on)
    occasion = Occasion(
        effective_on=effective_on,
        conduct_on=proceeding.findings.assessed.conduct_on,
        probation=proceeding.findings.assessed.subject.probation,
        decided_on=ruling.decided_on,
    )
    consequences = consequences_of(measure, occasion)
    return replace(
        standing,
        decision_id=next_decision_id(case),
        measure=measure,
        document_number="",
        appeal_body="",
        basis=ruling.basis,
        approvals=(),
        approving_body=ruling.body,
        decided_on=ruling.decided_on,
        effective_on=effective_on,
        appeal_period_days=consequences.appeal_period_days,
        prepared_by=ruling.decided_by,
        approved_by=ruling.decided_by,
        effects=tuple(narrow(effect, proceeding.findings.particulars) for effect in consequences.effects),
        receipt=consequences.receipt,
        written_reason=ruling.reasons,
        weighed_by=ruling.body,
    )


def _require_allowed(proceeding: Proceeding, standing: Decision, measure: Measure, ruling: AppealRuling) -> None:
    if measure is standing.measure:
        raise Refusal(CLAUSE, "新的问责方式与原决定相同，不是变更。维持原决定的，请填写维持。")
    refusal = check_measure(proceeding.findings.assessment, measure, ruling.reasons)
    if refusal is not None:
        raise refusal
    require_letter_basis(ruling.basis, measure, proceeding.findings)
