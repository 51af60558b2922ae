"""The gates that a measure and an end without one have in common."""

from dataclasses import dataclass
from datetime import date

from case_engine.domain.assessment.codes import Direction, Outcome
from case_engine.domain.assessment.verdict import Assessment
from case_engine.domain.case.approvals import require_route_covered
from case_engine.domain.case.case import Case
from case_engine.domain.case.dates import require_not_before, require_not_future
from case_engine.domain.case.events import FindingsRecorded
from case_engine.domain.case.lifecycle import Step
from case_engine.domain.case.persons import require_another, require_named, require_recused
from case_engine.domain.case.proceeding import Proceeding, heard_on
from case_engine.domain.case.proposal import Proposal
from case_engine.domain.case.stages import Action, Stage
from case_engine.domain.case.taking import step_about
from case_engine.domain.refusal import Refusal
from case_engine.domain.rules import article_4_competence


@dataclass(frozen=True, slots=True)
class Deciding:
    """A proposal before its gates: who submits it, and what day it is."""

    case: Case
    proposal: Proposal
    actor: str
    today: date


def require_heard(deciding: Deciding, leads_to: Stage) -> tuple[Step, Proceeding]:
    """问责办法 11: the step to take, and the proceeding, whose subject has been heard.

    Raises: Refusal when the proceeding isn't there yet, or is past its decision.
    """
    step, proceeding = step_about(deciding.case, deciding.proposal.cadre_id, Action.DECIDE, leads_to)
    if not proceeding.hearings:
        raise Refusal("accountability:11", "没有听取陈述和申辩的记录，不能作出决定。请先听取并记录。")
    return step, proceeding


def require_competent(case: Case, findings: FindingsRecorded) -> None:
    """问责办法 4: the office handling the case may decide it. Raises: Refusal."""
    taken_over = case.takeover.takeover.reasons if case.takeover else findings.takeover_reason
    refusal = article_4_competence.obstacle(findings.assessed.subject, taken_over)
    if refusal is not None:
        raise refusal


def require_proper_persons(deciding: Deciding, proceeding: Proceeding) -> None:
    """Nobody approves what they prepared, and nobody acts about themselves. Raises: Refusal."""
    case, proposal = deciding.case, deciding.proposal
    require_named("accountability:10.2", "承办人", proposal.prepared_by)
    require_named("accountability:10.2", "审批人", proposal.approved_by)
    for prepared_by in (proposal.prepared_by, *proceeding.prepared_by, case.handler):
        require_another("accountability:10.2", prepared_by=prepared_by, approved_by=proposal.approved_by)
    attendees = tuple(person for approval in proceeding.approvals for person in approval.attendees)
    acting = (deciding.actor, proposal.prepared_by, proposal.approved_by, *proceeding.prepared_by, *attendees)
    require_recused((*acting, *_starters(case)), case.subjects)


def require_approved(deciding: Deciding, proceeding: Proceeding, decided_on: date) -> None:
    """The decision follows the hearing and the whole approval route, and is made by today. Raises: Refusal."""
    clause, what = "accountability:10.2", "决定日期"
    require_not_future(clause, what, decided_on, deciding.today)
    heard = max(heard_on(each) for each in proceeding.hearings)
    require_not_before("accountability:11", what, decided_on, "听取陈述申辩的日期", heard)
    require_route_covered(proceeding.findings.assessment.approval_route, proceeding.approvals)
    for approval in proceeding.approvals:
        require_not_before(clause, what, decided_on, f"“{approval.body}”的日期", approval.on)


def require_weighed(proposal: Proposal, assessment: Assessment) -> None:
    """问责办法 14 to 17: where the rules propose nothing, people choose: in writing and by name. Raises: Refusal."""
    if assessment.measures.recommended is not None:
        return
    given = {"书面理由": proposal.written_reason, "由谁集体权衡": proposal.weighed_by}
    missing = [what for what, text in given.items() if not text.strip()]
    if missing:
        raise Refusal(
            _clause_left_to_people(assessment), f"本案须由集体权衡决定，没有写明{'、'.join(missing)}。请补全后再提交。"
        )


def _clause_left_to_people(assessment: Assessment) -> str:
    if assessment.outcome is Outcome.COLLECTIVE_DECISION:
        return "accountability:17"
    return "accountability:16" if assessment.direction is Direction.CONFLICTING else "accountability:14"


def _starters(case: Case) -> tuple[str, ...]:
    return (case.approval.approved_by, case.approval.handler) if case.approval else ()
