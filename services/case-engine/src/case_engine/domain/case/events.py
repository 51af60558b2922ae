"""What happened in a case. Facts are past, so none of these is ever changed; a later field has a default."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from case_engine.domain.assessment.facts import AssessmentFacts
from case_engine.domain.assessment.verdict import Assessment, Reason
from case_engine.domain.case.decision import Approval, Conclusion, Decision
from case_engine.domain.case.execution import Execution
from case_engine.domain.case.hearing import Declined, Hearing
from case_engine.domain.case.letter import Letter
from case_engine.domain.case.opinion import Opinion
from case_engine.domain.case.particulars import Particulars
from case_engine.domain.case.publication import Publication
from case_engine.domain.case.receipt import Receipt
from case_engine.domain.case.stages import Action, Stage
from case_engine.domain.case.subjects import NamedSubject, Subject

Recipient = Literal["unit", "subject"]


@dataclass(frozen=True, slots=True)
class StartProposed:
    """A clue was admitted: the case exists, and waits for a person (问责办法 9)."""

    clue_id: str
    source: str
    title: str
    received_on: date
    proposed_on: date
    subjects: tuple[NamedSubject, ...]
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class StartApproved:
    """问责办法 9: the start was approved by the proper way; from now on `handler` prepares the case."""

    action: ClassVar[Action] = Action.APPROVE_START
    state: Stage
    approved_on: date
    approved_by: str
    handler: str


@dataclass(frozen=True, slots=True)
class StartRefused:
    """问责办法 9: the start was not approved, for written reasons."""

    action: ClassVar[Action] = Action.REFUSE_START
    state: Stage
    refused_on: date
    refused_by: str
    reasons: str


@dataclass(frozen=True, slots=True)
class FindingsRecorded:
    """问责办法 10.1: what was found about one subject, and what the rules make of it. It replaces earlier findings."""

    action: ClassVar[Action] = Action.RECORD_FINDINGS
    state: Stage
    subject: Subject
    found_on: date
    prepared_by: str
    facts: str
    particulars: Particulars
    assessed: AssessmentFacts
    assessment: Assessment
    receipt: Receipt
    takeover_reason: str = ""


@dataclass(frozen=True, slots=True)
class OpinionProposed:
    """问责办法 10.1: the handler proposed what should be decided about the subject."""

    action: ClassVar[Action] = Action.PROPOSE_OPINION
    state: Stage
    cadre_id: str
    opinion: Opinion
    proposed_by: str


@dataclass(frozen=True, slots=True)
class SubjectHeard:
    """问责办法 11: the subject stated and defended their case; each point was accepted or rejected with reasons."""

    action: ClassVar[Action] = Action.RECORD_HEARING
    state: Stage
    cadre_id: str
    hearing: Hearing


@dataclass(frozen=True, slots=True)
class HearingDeclined:
    """问责办法 11: the subject was offered a hearing and declined it, with proof."""

    action: ClassVar[Action] = Action.RECORD_HEARING
    state: Stage
    cadre_id: str
    declined: Declined


@dataclass(frozen=True, slots=True)
class ApprovalRecorded:
    """问责办法 10.1, 10.2: a body took its step of the approval route, or sent the opinion back."""

    action: ClassVar[Action] = Action.RECORD_APPROVAL
    state: Stage
    cadre_id: str
    approval: Approval


@dataclass(frozen=True, slots=True)
class MeasureDecided:
    """问责办法 10.2: the measure for one subject was decided, with its effects."""

    action: ClassVar[Action] = Action.DECIDE
    state: Stage
    decision: Decision


@dataclass(frozen=True, slots=True)
class ClosedWithoutMeasure:
    """The proceeding of one subject ended without a measure (问责办法 17, or no finding), for written reasons."""

    action: ClassVar[Action] = Action.DECIDE
    state: Stage
    cadre_id: str
    conclusion: Conclusion


@dataclass(frozen=True, slots=True)
class LetterIssued:
    """问责办法 10.2: the 《问责决定书》 of one subject was drawn up and numbered; none of its contents is missing."""

    action: ClassVar[Action] = Action.ISSUE_LETTER
    state: Stage
    cadre_id: str
    letter: Letter


@dataclass(frozen=True, slots=True)
class DecisionEnteredIntoForce:
    """A decision takes effect; whoever keeps its effects or serves its letter needs all of it (问责办法 10.2, 18)."""

    action: ClassVar[Action] = Action.ENTER_INTO_FORCE
    state: Stage
    decision: Decision


@dataclass(frozen=True, slots=True)
class LetterServed:
    """问责办法 10.3: the letter reached the subject or their unit, on a day and with proof."""

    action: ClassVar[Action] = Action.RECORD_SERVICE
    state: Stage
    cadre_id: str
    decision_id: str
    notice_id: str
    recipient: Recipient
    served_on: date
    method: str
    proof: str


@dataclass(frozen=True, slots=True)
class DecisionPublished:
    """问责办法 10.3: the decision was made known within a stated scope."""

    action: ClassVar[Action] = Action.PUBLISH
    state: Stage
    cadre_id: str
    publication: Publication


@dataclass(frozen=True, slots=True)
class ExecutionRecorded:
    """问责办法 10.3: the office saw that the decision was carried out, and how."""

    action: ClassVar[Action] = Action.RECORD_EXECUTION
    state: Stage
    cadre_id: str
    execution: Execution


Progress = (
    StartApproved
    | StartRefused
    | FindingsRecorded
    | OpinionProposed
    | SubjectHeard
    | HearingDeclined
    | ApprovalRecorded
    | MeasureDecided
    | ClosedWithoutMeasure
    | LetterIssued
    | DecisionEnteredIntoForce
    | LetterServed
    | DecisionPublished
    | ExecutionRecorded
)
Event = StartProposed | Progress
