"""问责办法 10.3: after service the decision is made known within its scope, and carried out."""

from datetime import date

from case_engine.domain.case.case import Case
from case_engine.domain.case.dates import require_not_before, require_not_future
from case_engine.domain.case.events import DecisionPublished, Event, ExecutionRecorded
from case_engine.domain.case.execution import Execution
from case_engine.domain.case.guards import is_served
from case_engine.domain.case.persons import require_recused
from case_engine.domain.case.proceeding import Proceeding
from case_engine.domain.case.publication import Publication
from case_engine.domain.case.required import require_given
from case_engine.domain.case.stages import Action
from case_engine.domain.case.taking import step_about
from case_engine.domain.refusal import Refusal


def decide_published(
    case: Case, cadre_id: str, publication: Publication, *, actor: str, today: date
) -> tuple[Event, ...]:
    """Raises: Refusal while subject or unit have not the letter yet, or scope, place or day are wanting."""
    step, proceeding = step_about(case, cadre_id, Action.PUBLISH)
    require_recused((actor,), case.subjects)
    require_given(step.clause, "公开情况", {"公开范围": publication.scope, "公开地点或者载体": publication.place})
    if not is_served(proceeding):
        raise Refusal(step.clause, "决定书还没有送达本人和所在单位，不能公开。请先送达并登记回执。")
    require_not_future(step.clause, "公开日期", publication.published_on, today)
    require_not_before(step.clause, "公开日期", publication.published_on, "送达日期", _served_on(proceeding))
    return (DecisionPublished(case.state_with(cadre_id, step.leads_to), cadre_id, publication),)


def decide_executed(case: Case, cadre_id: str, execution: Execution, *, actor: str, today: date) -> tuple[Event, ...]:
    """Raises: Refusal before the decision is published, or when what was done, by whom or when is wanting."""
    step, proceeding = step_about(case, cadre_id, Action.RECORD_EXECUTION)
    require_recused((actor, execution.executed_by), case.subjects)
    require_given(step.clause, "执行情况", {"执行单位": execution.executed_by, "执行结果": execution.result})
    require_not_future(step.clause, "执行日期", execution.executed_on, today)
    if proceeding.decision is not None:
        require_not_before(step.clause, "执行日期", execution.executed_on, "生效时间", proceeding.decision.effective_on)
    return (ExecutionRecorded(case.state_with(cadre_id, step.leads_to), cadre_id, execution),)


def _served_on(proceeding: Proceeding) -> date:
    return max(served.served_on for served in proceeding.served)
