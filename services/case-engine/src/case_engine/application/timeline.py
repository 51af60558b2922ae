"""The course of a case in words: it reads like a case file, who did what when, and on which clause."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from case_engine.application.aftermath_texts import AFTERMATH_TEXTS, name_in
from case_engine.domain.assessment.codes import RouteStep
from case_engine.domain.assessment.words import MEASURE_NAMES, chinese_date
from case_engine.domain.case.case import Case
from case_engine.domain.case.close import OUTCOME_NAMES
from case_engine.domain.case.events import (
    ApprovalRecorded,
    ClosedWithoutMeasure,
    DeadlineFired,
    DeadlineMoved,
    DecisionEnteredIntoForce,
    DecisionPublished,
    Event,
    ExecutionRecorded,
    FindingsRecorded,
    HearingDeclined,
    ImpactPeriodEnded,
    LetterIssued,
    LetterServed,
    MeasureDecided,
    OpinionProposed,
    StartApproved,
    StartProposed,
    StartRefused,
    SubjectHeard,
)
from case_engine.domain.case.lifecycle import clause_of
from case_engine.domain.case.stages import ACTION_NAMES, Action
from case_engine.domain.deadlines.deadline import KIND_NAMES

PROPOSED: Final = "提请启动问责"
PROPOSED_CLAUSE: Final = "accountability:9"
RECIPIENT_NAMES: Final = {"unit": "所在单位", "subject": "本人"}
METHOD_NAMES: Final = {
    "direct": "直接送达",
    "mail": "邮寄送达",
    "left": "留置送达",
    "electronic": "电子送达",
    "entrusted": "委托送达",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the case file. `at` is when it was recorded, `on` the business date, `who` recorded it."""

    at: datetime
    on: date
    who: str
    step: str
    clause: str
    text: str


def entry_of(event: Event, case: Case, *, at: datetime, on: date, who: str) -> Entry:
    """The line for one event of the case."""
    text = _TEXTS[type(event)](event, case)
    if isinstance(event, StartProposed):
        return Entry(at, on, who, PROPOSED, PROPOSED_CLAUSE, text)
    if isinstance(event, DeadlineFired | DeadlineMoved):
        return Entry(at, on, who, KIND_NAMES[event.kind], event.clause, text)
    if isinstance(event, ApprovalRecorded):
        return Entry(at, on, who, ACTION_NAMES[event.action], _clause_of_approval(event, case), text)
    action = Action.CONVERT if isinstance(event, ImpactPeriodEnded) and event.converted else event.action
    return Entry(at, on, who, ACTION_NAMES[action], clause_of(action), text)


def _clause_of_approval(event: ApprovalRecorded, case: Case) -> str:
    """That of the step on the approval route: 10.1 for what vertical management asks for."""
    proceeding = case.proceeding(event.cadre_id)
    route = proceeding.findings.assessment.approval_route if proceeding else ()
    return next((step.clause for step in route if step.step is event.approval.step), clause_of(event.action))


def _start_proposed(event: StartProposed, _: Case) -> str:
    return f"线索“{event.title}”于{chinese_date(event.proposed_on)}受理，提请启动问责。"


def _start_approved(event: StartApproved, _: Case) -> str:
    return f"{event.approved_by}于{chinese_date(event.approved_on)}批准启动问责，由{event.handler}承办。"


def _start_refused(event: StartRefused, _: Case) -> str:
    unfounded = "，反映的问题不属实" if event.unfounded else ""
    return f"{event.refused_by}于{chinese_date(event.refused_on)}决定不予启动{unfounded}。理由：{event.reasons}"


def _findings_recorded(event: FindingsRecorded, _: Case) -> str:
    subject, assessment = event.subject, event.assessment
    recommended = assessment.measures.recommended
    proposal = f"，建议{MEASURE_NAMES[recommended]}" if recommended else ""
    return (
        f"{event.prepared_by}于{chinese_date(event.found_on)}认定{subject.unit}{subject.post}{subject.name}的事实："
        f"{event.facts.rstrip('。')}。评定结果：{OUTCOME_NAMES[assessment.outcome]}{proposal}。"
    )


def _opinion_proposed(event: OpinionProposed, case: Case) -> str:
    opinion = event.opinion
    proposed = f"给予{MEASURE_NAMES[opinion.measure]}" if opinion.measure else "不予问责"
    return (
        f"{event.proposed_by}于{chinese_date(opinion.proposed_on)}提出对{name_in(case, event.cadre_id)}{proposed}的"
        f"初步处理意见。理由：{opinion.reasons}"
    )


def _heard(event: SubjectHeard, case: Case) -> str:
    hearing = event.hearing
    adopted = sum(point.adopted for point in hearing.points)
    return (
        f"{chinese_date(hearing.held_on)}听取{name_in(case, event.cadre_id)}的陈述和申辩，由{hearing.recorder}记录："
        f"意见 {len(hearing.points)} 条，采纳 {adopted} 条，均已写明理由。"
    )


def _declined(event: HearingDeclined, case: Case) -> str:
    declined = event.declined
    return (
        f"{name_in(case, event.cadre_id)}于{chinese_date(declined.declined_on)}放弃陈述和申辩，"
        f"由{declined.recorder}记录。依据：{declined.proof}"
    )


_STUDIED: Final = {
    RouteStep.REPORT_TO_LOCAL_COMMITTEE: "听取对{name}的处理意见的汇报",
    RouteStep.PROPOSE_TO_SUPERIOR_DEPARTMENT: "研究对{name}的处理建议",
}


def _approval_recorded(event: ApprovalRecorded, case: Case) -> str:
    approval = event.approval
    present = f"，参加人：{'、'.join(approval.attendees)}" if approval.attendees else ""
    vote = f"，表决情况：{approval.vote}" if approval.vote else ""
    outcome = "通过" if approval.passed else "没有通过，退回重新提出处理意见"
    about = _STUDIED.get(approval.step, "审议对{name}的处理意见").format(name=name_in(case, event.cadre_id))
    return f"{approval.body}于{chinese_date(approval.on)}{about}：{outcome}{present}{vote}。"


def _decided(event: MeasureDecided, _: Case) -> str:
    decision = event.decision
    return (
        f"{decision.approving_body}于{chinese_date(decision.decided_on)}决定对{decision.subject.name}"
        f"给予{MEASURE_NAMES[decision.measure]}，自{chinese_date(decision.effective_on)}起生效。"
    )


def _closed(event: ClosedWithoutMeasure, case: Case) -> str:
    conclusion = event.conclusion
    return (
        f"{conclusion.approving_body}于{chinese_date(conclusion.decided_on)}决定对{name_in(case, event.cadre_id)}"
        f"不予问责（{OUTCOME_NAMES[conclusion.outcome]}）。理由：{conclusion.written_reason}"
    )


def _letter_issued(event: LetterIssued, case: Case) -> str:
    letter = event.letter
    return (
        f"对{name_in(case, event.cadre_id)}的《问责决定书》（{letter.document_number}）"
        f"于{chinese_date(letter.issued_on)}制发，申诉受理机关：{letter.appeal_body}。"
    )


def _in_force(event: DecisionEnteredIntoForce, _: Case) -> str:
    decision = event.decision
    return f"对{decision.subject.name}的{MEASURE_NAMES[decision.measure]}决定（{decision.document_number}）已生效。"


def _served(event: LetterServed, case: Case) -> str:
    method = METHOD_NAMES.get(event.method, event.method)
    return (
        f"《问责决定书》于{chinese_date(event.served_on)}送达{name_in(case, event.cadre_id)}"
        f"{RECIPIENT_NAMES[event.recipient]}（{method}）。凭据：{event.proof}"
    )


def _published(event: DecisionPublished, case: Case) -> str:
    publication = event.publication
    return (
        f"对{name_in(case, event.cadre_id)}的决定于{chinese_date(publication.published_on)}"
        f"在{publication.scope}范围内公开（{publication.place}）。"
    )


def _executed(event: ExecutionRecorded, case: Case) -> str:
    execution = event.execution
    return (
        f"对{name_in(case, event.cadre_id)}的决定于{chinese_date(execution.executed_on)}由{execution.executed_by}执行："
        f"{execution.result}"
    )


_TEXTS: Final[dict[type, Callable[[Any, Case], str]]] = {
    StartProposed: _start_proposed,
    StartApproved: _start_approved,
    StartRefused: _start_refused,
    FindingsRecorded: _findings_recorded,
    OpinionProposed: _opinion_proposed,
    SubjectHeard: _heard,
    HearingDeclined: _declined,
    ApprovalRecorded: _approval_recorded,
    MeasureDecided: _decided,
    ClosedWithoutMeasure: _closed,
    LetterIssued: _letter_issued,
    DecisionEnteredIntoForce: _in_force,
    LetterServed: _served,
    DecisionPublished: _published,
    ExecutionRecorded: _executed,
    **AFTERMATH_TEXTS,
}
