"""Taking a step: the table allows it, and nothing recorded before rules it out."""

from case_engine.domain.case.case import Case
from case_engine.domain.case.guards import obstacle, obstacle_at_start
from case_engine.domain.case.lifecycle import Step, step_for
from case_engine.domain.case.proceeding import Proceeding
from case_engine.domain.case.stages import Action, Stage
from case_engine.domain.refusal import Refusal


def step_about(case: Case, cadre_id: str, action: Action, leads_to: Stage | None = None) -> tuple[Step, Proceeding]:
    """The row of the table and the subject's proceeding.

    Raises: Refusal when the action is not possible at the proceeding's stage, with what has to come first, or when
    something recorded before rules it out.
    """
    step = step_for(case.stage_of(cadre_id), action, leads_to)
    proceeding = case.proceeding(cadre_id)
    if proceeding is None:
        raise Refusal(step.clause, f"本案没有干部编号为 {cadre_id} 的问责对象。请核对编号，或者先认定其事实。")
    refusal = obstacle(action, proceeding)
    if refusal is not None:
        raise refusal
    return step, proceeding


def step_at_start(case: Case, action: Action) -> Step:
    """The row of the table for an action about the whole case. Raises: Refusal when it is not possible now."""
    step = step_for(case.start, action)
    refusal = obstacle_at_start(action, case)
    if refusal is not None:
        raise refusal
    return step
