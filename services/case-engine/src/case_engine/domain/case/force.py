"""问责办法 10.2: a decision takes effect on its day, not before."""

from datetime import date

from case_engine.domain.case.case import Case
from case_engine.domain.case.events import DecisionEnteredIntoForce, Event
from case_engine.domain.case.persons import require_recused
from case_engine.domain.case.stages import Action
from case_engine.domain.case.taking import step_about
from case_engine.domain.refusal import Refusal


def decide_in_force(case: Case, cadre_id: str, *, actor: str, today: date) -> tuple[Event, ...]:
    """Raises: Refusal when there is no decision that waits for its day, or the day has not come."""
    step, proceeding = step_about(case, cadre_id, Action.ENTER_INTO_FORCE)
    require_recused((actor,), case.subjects)
    decision = proceeding.decision
    if decision is None:
        raise Refusal(step.clause, "没有问责决定，谈不上生效。请先作出决定。")
    if today < decision.effective_on:
        raise Refusal(
            step.clause, f"生效时间是 {decision.effective_on}，今天是 {today}，还不能生效。请到生效时间再办理。"
        )
    return (DecisionEnteredIntoForce(case.state_with(cadre_id, step.leads_to), decision),)
