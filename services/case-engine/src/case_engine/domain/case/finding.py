"""问责办法 10.1: the facts about one subject are recorded, and assessed under the rules."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from case_engine.domain.assessment.facts import AssessmentFacts
from case_engine.domain.assessment.verdict import Assessment
from case_engine.domain.case.case import Case
from case_engine.domain.case.dates import require_not_before, require_not_future
from case_engine.domain.case.events import Event, FindingsRecorded
from case_engine.domain.case.lifecycle import step_for
from case_engine.domain.case.particulars import Particulars
from case_engine.domain.case.persons import require_recused
from case_engine.domain.case.receipt import Receipt
from case_engine.domain.case.stages import Action
from case_engine.domain.case.subjects import Subject, require_identified
from case_engine.domain.refusal import Refusal

Assess = Callable[[AssessmentFacts], tuple[Assessment, Receipt]]


@dataclass(frozen=True, slots=True)
class Findings:
    """What people found about one subject. `assessed.as_of` is the day of the findings."""

    subject: Subject
    assessed: AssessmentFacts
    facts: str
    particulars: Particulars


def decide_findings_recorded(
    case: Case, findings: Findings, *, assess: Assess, actor: str, today: date
) -> tuple[Event, ...]:
    """Record and assess; earlier findings about the subject are replaced, and their hearing has to be repeated.

    Raises: Refusal when the start is not approved or the decision is made, or subject, facts or dates are wanting.
    """
    step = step_for(case.stage_of(findings.subject.cadre_id), Action.RECORD_FINDINGS)
    require_identified(findings.subject)
    started = case.approval
    persons = (actor, started.approved_by, started.handler) if started else (actor,)
    require_recused(persons, (*case.subjects, findings.subject))
    if not findings.facts.strip():
        raise Refusal(step.clause, "没有写明问责事实。请写明时间、行为、后果和证据要点。")
    _require_date(case, findings.subject.cadre_id, findings.assessed.as_of, today)
    assessment, receipt = assess(findings.assessed)
    return (
        FindingsRecorded(
            state=case.state_with_findings(findings.subject, step.leads_to),
            subject=findings.subject,
            found_on=findings.assessed.as_of,
            prepared_by=actor,
            facts=findings.facts,
            particulars=findings.particulars,
            assessed=findings.assessed,
            assessment=assessment,
            receipt=receipt,
        ),
    )


def _require_date(case: Case, cadre_id: str, found_on: date, today: date) -> None:
    require_not_future("accountability:10.1", "认定日期", found_on, today)
    if case.approval is not None:
        require_not_before("accountability:10.1", "认定日期", found_on, "启动批准日期", case.approval.approved_on)
    proceeding = case.proceeding(cadre_id)
    if proceeding is not None and proceeding.last_heard_on is not None:
        heard_on = proceeding.last_heard_on
        require_not_before("accountability:10.1", "重新认定的日期", found_on, "已听取陈述申辩的日期", heard_on)
