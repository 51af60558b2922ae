"""Taking a step about one subject: the table allows it, and there is a proceeding to take it in."""

from case_engine.domain.case.case import Case, Proceeding
from case_engine.domain.case.lifecycle import Step, step_for
from case_engine.domain.case.stages import Action, Stage
from case_engine.domain.refusal import Refusal


def step_about(case: Case, cadre_id: str, action: Action, leads_to: Stage | None = None) -> tuple[Step, Proceeding]:
    """The row of the table and the subject's proceeding.

    Raises: Refusal when the action is not possible at the proceeding's stage, with what has to come first.
    """
    step = step_for(case.stage_of(cadre_id), action, leads_to)
    proceeding = case.proceeding(cadre_id)
    if proceeding is None:
        raise Refusal(step.clause, f"本案没有干部编号为 {cadre_id} 的问责对象。请核对编号，或者先认定其事实。")
    return step, proceeding
