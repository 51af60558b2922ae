"""问责办法 10.1, 10.2: the steps of the approval route are recorded one by one, each as the body took it."""

from datetime import date

from case_engine.domain.case.approvals import Days, require_next
from case_engine.domain.case.case import Case
from case_engine.domain.case.decision import Approval
from case_engine.domain.case.events import ApprovalRecorded, Event
from case_engine.domain.case.persons import require_recused
from case_engine.domain.case.proceeding import Proceeding, heard_on
from case_engine.domain.case.stages import Action, Stage
from case_engine.domain.case.taking import step_about


def decide_approval_recorded(
    case: Case, cadre_id: str, approval: Approval, *, actor: str, today: date
) -> tuple[Event, ...]:
    """A body that does not approve sends the opinion back, and the route begins anew.

    Raises: Refusal when the subject has not been heard, or the step is not the next one as it should be taken.
    """
    leads_to = Stage.UNDER_STUDY if approval.passed else Stage.FINDINGS_RECORDED
    step, proceeding = step_about(case, cadre_id, Action.RECORD_APPROVAL, leads_to)
    require_recused((actor, *approval.attendees), case.subjects)
    days = Days(proceeding.findings.found_on, _last_heard_on(proceeding), today)
    require_next(proceeding.findings.assessment.approval_route, proceeding.approvals, approval, days)
    return (ApprovalRecorded(case.state_with(cadre_id, step.leads_to), cadre_id, approval),)


def _last_heard_on(proceeding: Proceeding) -> date:
    return max(heard_on(each) for each in proceeding.hearings)
