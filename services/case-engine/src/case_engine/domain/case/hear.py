"""问责办法 11: the hearing, or that the subject declined it, goes on the record."""

from datetime import date

from case_engine.domain.case.case import Case
from case_engine.domain.case.dates import require_not_before, require_not_future
from case_engine.domain.case.events import Event, HearingDeclined, SubjectHeard
from case_engine.domain.case.hearing import Declined, Hearing, require_answered, require_proven
from case_engine.domain.case.lifecycle import Step
from case_engine.domain.case.persons import require_named, require_recused
from case_engine.domain.case.stages import Action
from case_engine.domain.case.taking import step_about


def decide_heard(case: Case, cadre_id: str, hearing: Hearing, *, actor: str, today: date) -> tuple[Event, ...]:
    """Raises: Refusal when there is nothing to be heard on yet, or a point is left unanswered."""
    step = _step(case, cadre_id, hearing.recorder, hearing.held_on, actor, today)
    require_answered(hearing.points)
    return (SubjectHeard(case.state_with(cadre_id, step.leads_to), cadre_id, hearing),)


def decide_hearing_declined(
    case: Case, cadre_id: str, declined: Declined, *, actor: str, today: date
) -> tuple[Event, ...]:
    """Raises: Refusal when there is nothing to be heard on yet, or nothing proves that the subject declined."""
    step = _step(case, cadre_id, declined.recorder, declined.declined_on, actor, today)
    require_proven(declined)
    return (HearingDeclined(case.state_with(cadre_id, step.leads_to), cadre_id, declined),)


def _step(case: Case, cadre_id: str, recorder: str, day: date, actor: str, today: date) -> Step:
    step, proceeding = step_about(case, cadre_id, Action.RECORD_HEARING)
    require_named(step.clause, "记录人", recorder)
    require_recused((actor, recorder), case.subjects)
    require_not_future(step.clause, "听取陈述申辩的日期", day, today)
    require_not_before(step.clause, "听取陈述申辩的日期", day, "认定日期", proceeding.findings.found_on)
    if proceeding.opinion is not None:
        proposed_on = proceeding.opinion.opinion.proposed_on
        require_not_before(step.clause, "听取陈述申辩的日期", day, "提出处理意见的日期", proposed_on)
    return step
