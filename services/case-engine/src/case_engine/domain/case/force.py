"""问责办法 10.2: a decision takes effect on its day, not before."""

from datetime import date, timedelta

from case_engine.domain.case.case import Case
from case_engine.domain.case.decision import Decision
from case_engine.domain.case.events import DecisionEnteredIntoForce, DecisionUnwound, Event, ImpactPeriodEnded
from case_engine.domain.case.persons import require_recused
from case_engine.domain.case.proceeding import Proceeding
from case_engine.domain.case.stages import Action, Stage
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
    state = case.state_with(cadre_id, step.leads_to)
    return (DecisionEnteredIntoForce(state, decision), *_in_place_of(proceeding, decision, state))


def _in_place_of(proceeding: Proceeding, decision: Decision, state: Stage) -> tuple[Event, ...]:
    """What becomes of the decision that stood until now: undone after an appeal (12), ended by conversion (18.2)."""
    before = proceeding.standing
    if before is None:
        return ()
    if proceeding.conversion is not None:
        return (ImpactPeriodEnded(state, before, decision.effective_on - timedelta(days=1), converted=True),)
    return (
        DecisionUnwound(
            state, before, decision.effective_on, decision.written_reason, replaced_by=decision.decision_id
        ),
    )
