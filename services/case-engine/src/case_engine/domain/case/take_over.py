"""问责办法 4: the city office takes over a case from below, and says why on the record."""

from datetime import date

from case_engine.domain.case.case import Case
from case_engine.domain.case.dates import require_not_before, require_not_future
from case_engine.domain.case.events import Event, TakenOver
from case_engine.domain.case.persons import require_another, require_named, require_recused
from case_engine.domain.case.required import require_given
from case_engine.domain.case.stages import Action
from case_engine.domain.case.takeover import Takeover
from case_engine.domain.case.taking import step_at_start


def decide_taken_over(case: Case, takeover: Takeover, *, actor: str, today: date) -> tuple[Event, ...]:
    """Raises: Refusal before the start is approved, a second time, or when reasons or names are wanting."""
    step = step_at_start(case, Action.TAKE_OVER)
    require_given(step.clause, "提级办理", {"提级理由": takeover.reasons})
    require_named(step.clause, "决定提级的人", takeover.decided_by)
    require_named(step.clause, "提级后的承办人", takeover.handler)
    require_another(step.clause, prepared_by=takeover.handler, approved_by=takeover.decided_by)
    require_recused((actor, takeover.decided_by, takeover.handler), case.subjects)
    require_not_future(step.clause, "提级日期", takeover.taken_over_on, today)
    if case.approval is not None:
        require_not_before(step.clause, "提级日期", takeover.taken_over_on, "启动批准日期", case.approval.approved_on)
    return (TakenOver(step.leads_to, takeover),)
