"""激励办法 9 and the end of the file: what did not hold is cleared up, and what is complete goes to the archive."""

from dataclasses import replace
from datetime import date

from case_engine.domain.case.case import Case
from case_engine.domain.case.circle import reached_by
from case_engine.domain.case.clearance import Clearance, Closing
from case_engine.domain.case.dates import require_not_before, require_not_future
from case_engine.domain.case.events import Event, FileClosed, SubjectCleared
from case_engine.domain.case.persons import require_recused
from case_engine.domain.case.required import require_given
from case_engine.domain.case.stages import Action
from case_engine.domain.case.taking import step_about


def decide_cleared(case: Case, cadre_id: str, clearance: Clearance, *, actor: str, today: date) -> tuple[Event, ...]:
    """Raises: Refusal unless the proceeding ended without a measure or its decision was withdrawn, or contents lack."""
    step, proceeding = step_about(case, cadre_id, Action.CLEAR)
    require_recused((actor,), case.subjects)
    given = {"查明的事实": clearance.facts, "澄清范围": clearance.circle}
    require_given(step.clause, "澄清材料", given)
    require_not_future(step.clause, "澄清日期", clearance.cleared_on, today)
    require_not_before(step.clause, "澄清日期", clearance.cleared_on, "认定日期", proceeding.findings.found_on)
    told = replace(clearance, reached=reached_by(proceeding))
    return (SubjectCleared(case.state_with(cadre_id, step.leads_to), cadre_id, told, proceeding.subject),)


def decide_closed(case: Case, cadre_id: str, closing: Closing, *, actor: str, today: date) -> tuple[Event, ...]:
    """Raises: Refusal while the proceeding is still going on, or without a summary."""
    step, proceeding = step_about(case, cadre_id, Action.CLOSE)
    require_recused((actor,), case.subjects)
    require_given(step.clause, "结案登记", {"办理结果": closing.summary})
    require_not_future(step.clause, "结案日期", closing.closed_on, today)
    require_not_before(step.clause, "结案日期", closing.closed_on, "认定日期", proceeding.findings.found_on)
    return (FileClosed(case.state_with(cadre_id, step.leads_to), cadre_id, closing),)
