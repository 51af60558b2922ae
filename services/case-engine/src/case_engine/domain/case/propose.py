"""问责办法 10.1: the handler proposes what should be decided about one subject, or that no measure be taken."""

from datetime import date

from case_engine.domain.assessment.choice import check_measure, check_no_measure
from case_engine.domain.assessment.verdict import Assessment
from case_engine.domain.case.case import Case
from case_engine.domain.case.conversion import require_conversion
from case_engine.domain.case.dates import require_not_before, require_not_future
from case_engine.domain.case.events import Event, OpinionProposed
from case_engine.domain.case.opinion import Opinion
from case_engine.domain.case.persons import require_recused
from case_engine.domain.case.stages import Action
from case_engine.domain.case.taking import step_about
from case_engine.domain.deadlines.opinion import CLAUSE, opinion_floor
from case_engine.domain.deadlines.reckoning import Reckoning
from case_engine.domain.refusal import Refusal


def decide_opinion_proposed(
    case: Case, cadre_id: str, opinion: Opinion, *, actor: str, today: date, reckoning: Reckoning
) -> tuple[Event, ...]:
    """Raises: Refusal when there are no findings to propose on, reasons are missing, the text rules it out, or it is
    the first one and too early where the office holds 7 working days to be a floor.
    """
    step, proceeding = step_about(case, cadre_id, Action.PROPOSE_OPINION)
    require_recused((actor,), case.subjects)
    if not opinion.reasons.strip():
        raise Refusal(step.clause, "没有写明提出处理意见的理由。请写明事实、情节和建议的理由。")
    what = "提出处理意见的日期"
    require_not_future(step.clause, what, opinion.proposed_on, today)
    require_not_before(step.clause, what, opinion.proposed_on, "认定日期", proceeding.findings.found_on)
    if proceeding.first_opinion_on is None:
        _require_floor_reached(case, opinion, reckoning)
    require_conversion(proceeding, opinion.measure)
    _require_permitted(opinion, proceeding.findings.assessment)
    state = case.state_with(cadre_id, step.leads_to)
    return (OpinionProposed(state, cadre_id, opinion, proposed_by=actor, subject=proceeding.subject),)


def _require_floor_reached(case: Case, opinion: Opinion, reckoning: Reckoning) -> None:
    floor = opinion_floor(case, reckoning)
    if floor is not None and opinion.proposed_on < floor:
        raise Refusal(
            CLAUSE,
            f"按本部署的设定，七个工作日是提出初步处理意见的下限，"
            f"最早可以在 {floor} 提出，{opinion.proposed_on} 还太早。",
        )


def _require_permitted(opinion: Opinion, assessment: Assessment) -> None:
    if opinion.measure is None:
        refusal = check_no_measure(assessment, opinion.reasons)
    else:
        refusal = check_measure(assessment, opinion.measure, opinion.reasons)
    if refusal is not None:
        raise refusal
