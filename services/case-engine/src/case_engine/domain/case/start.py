"""问责办法 9: an admitted clue proposes a start; a person approves or refuses it."""

from dataclasses import dataclass
from datetime import date

from case_engine.domain.assessment.verdict import Reason
from case_engine.domain.case.case import Case
from case_engine.domain.case.dates import require_not_before, require_not_future
from case_engine.domain.case.events import Event, StartApproved, StartProposed, StartRefused
from case_engine.domain.case.lifecycle import step_for
from case_engine.domain.case.persons import require_another, require_named, require_recused
from case_engine.domain.case.stages import Action
from case_engine.domain.case.subjects import NamedSubject
from case_engine.domain.refusal import Refusal


@dataclass(frozen=True, slots=True)
class AdmittedClue:
    """What the case needs to know of the clue; its content stays with the clue.

    `self_found`: the unit concerned found it by itself (监督办法 9).
    """

    clue_id: str
    source: str
    title: str
    received_on: date
    admitted_on: date
    subjects: tuple[NamedSubject, ...]
    reasons: tuple[Reason, ...]
    self_found: bool = False


@dataclass(frozen=True, slots=True)
class StartApproval:
    """Who approved the start and when; `handler` is who prepares the case from then on."""

    approved_on: date
    approved_by: str
    handler: str


@dataclass(frozen=True, slots=True)
class StartRefusal:
    """Who did not approve the start, when and why; `unfounded`: what was reported is not true (激励办法 9)."""

    refused_on: date
    refused_by: str
    reasons: str
    unfounded: bool = False


def decide_start_proposed(case: Case | None, clue: AdmittedClue) -> tuple[Event, ...]:
    """A case for the clue, unless there is one: an admitted clue leads to exactly one."""
    if case is not None:
        return ()
    return (
        StartProposed(
            clue_id=clue.clue_id,
            source=clue.source,
            title=clue.title,
            received_on=clue.received_on,
            proposed_on=clue.admitted_on,
            subjects=clue.subjects,
            reasons=clue.reasons,
            self_found=clue.self_found,
        ),
    )


def decide_start_approved(case: Case, approval: StartApproval, *, actor: str, today: date) -> tuple[Event, ...]:
    """Raises: Refusal when the start is settled already, or dates or persons are not in order."""
    step = step_for(case.start, Action.APPROVE_START)
    require_named(step.clause, "批准人", approval.approved_by)
    require_named(step.clause, "承办人", approval.handler)
    require_another(step.clause, prepared_by=approval.handler, approved_by=approval.approved_by)
    require_recused((actor, approval.approved_by, approval.handler), case.subjects)
    _require_date(case, "启动批准日期", approval.approved_on, today)
    return (StartApproved(step.leads_to, approval.approved_on, approval.approved_by, approval.handler),)


def decide_start_refused(case: Case, refusal: StartRefusal, *, actor: str, today: date) -> tuple[Event, ...]:
    """Raises: Refusal when the start is settled already, reasons are missing, or dates or persons are not in order."""
    step = step_for(case.start, Action.REFUSE_START)
    require_named(step.clause, "作出不予启动决定的人", refusal.refused_by)
    require_recused((actor, refusal.refused_by), case.subjects)
    if not refusal.reasons.strip():
        raise Refusal(step.clause, "没有写明不予启动的理由。请写明理由，线索的处理结果要能说明原因。")
    _require_date(case, "不予启动的日期", refusal.refused_on, today)
    return (
        StartRefused(
            step.leads_to, refusal.refused_on, refusal.refused_by, refusal.reasons, unfounded=refusal.unfounded
        ),
    )


def _require_date(case: Case, what: str, day: date, today: date) -> None:
    require_not_future("accountability:9", what, day, today)
    # Not the day on which the system proposed it: an office records the papers of days before.
    require_not_before("accountability:9", what, day, "线索收到日期", case.received_on)
