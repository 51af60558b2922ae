"""问责办法 6: the matter goes to discipline inspection or the judiciary, and the answer comes back."""

from datetime import date

from case_engine.domain.case.case import Case
from case_engine.domain.case.dates import require_not_before, require_not_future
from case_engine.domain.case.events import Event, ReferralAnswered, Referred
from case_engine.domain.case.persons import require_recused
from case_engine.domain.case.referral import Referral, ReferralOutcome
from case_engine.domain.case.required import require_given
from case_engine.domain.case.stages import Action
from case_engine.domain.case.taking import step_about
from case_engine.domain.refusal import Refusal


def decide_referred(case: Case, cadre_id: str, referral: Referral, *, actor: str, today: date) -> tuple[Event, ...]:
    """Raises: Refusal before there are findings, without reasons and letter, or when it was referred there already."""
    step, proceeding = step_about(case, cadre_id, Action.REFER)
    require_recused((actor,), case.subjects)
    require_given(step.clause, "移交材料", {"移交理由": referral.reasons, "文号": referral.document_number})
    require_not_future(step.clause, "移交日期", referral.referred_on, today)
    require_not_before(step.clause, "移交日期", referral.referred_on, "认定日期", proceeding.findings.found_on)
    if referral.target in {each.referral.target for each in proceeding.referrals}:
        raise Refusal(step.clause, "已经移交过这一机关，不能重复移交。补充材料的，请随原文号另行报送。")
    return (Referred(case.state, cadre_id, referral),)


def decide_referral_answered(
    case: Case, cadre_id: str, outcome: ReferralOutcome, *, actor: str, today: date
) -> tuple[Event, ...]:
    """Raises: Refusal when nothing was referred there, the answer is recorded already, or says nothing."""
    step, proceeding = step_about(case, cadre_id, Action.RECORD_REFERRAL_OUTCOME)
    require_recused((actor,), case.subjects)
    require_given(step.clause, "移交结果", {"处理结果": outcome.outcome})
    require_not_future(step.clause, "收到结果的日期", outcome.received_on, today)
    referred = {each.referral.target: each.referral.referred_on for each in proceeding.referrals}
    answered = {each.outcome.target for each in proceeding.referrals_answered}
    if outcome.target not in referred or outcome.target in answered:
        raise Refusal(step.clause, "没有移交过这一机关，或者结果已经登记。请核对移交记录。")
    require_not_before(step.clause, "收到结果的日期", outcome.received_on, "移交日期", referred[outcome.target])
    return (ReferralAnswered(case.state, cadre_id, outcome),)
