"""What happened in a case. Facts are past, so none of these is ever changed; a later field has a default."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from case_engine.domain.assessment.facts import AssessmentFacts
from case_engine.domain.assessment.verdict import Assessment, Reason
from case_engine.domain.case.aftermath import Continuation, Conversion, Rectification, Revocation
from case_engine.domain.case.appeal import AppealRuling, AppealWithdrawal, AppealWrit
from case_engine.domain.case.clearance import Clearance, Closing
from case_engine.domain.case.decision import Approval, Conclusion, Decision
from case_engine.domain.case.execution import Execution
from case_engine.domain.case.extension import ExtensionRequest, ExtensionRuling
from case_engine.domain.case.hearing import Declined, Hearing
from case_engine.domain.case.letter import Letter
from case_engine.domain.case.opinion import Opinion
from case_engine.domain.case.particulars import Particulars
from case_engine.domain.case.publication import Publication
from case_engine.domain.case.receipt import Receipt
from case_engine.domain.case.referral import Referral, ReferralOutcome
from case_engine.domain.case.stages import Action, Stage
from case_engine.domain.case.subjects import NamedSubject, Subject
from case_engine.domain.case.takeover import Takeover
from case_engine.domain.deadlines.deadline import DeadlineKind, Phase

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
    self_found: bool = False


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
    """问责办法 9: the start was not approved, for written reasons. `unfounded`: what was reported is not true."""

    action: ClassVar[Action] = Action.REFUSE_START
    state: Stage
    refused_on: date
    refused_by: str
    reasons: str
    unfounded: bool = False


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
    """Of findings stored before the takeover was a step of its own."""


@dataclass(frozen=True, slots=True)
class OpinionProposed:
    """问责办法 10.1: the handler proposed what should be decided about the subject. `subject` was not kept at first."""

    action: ClassVar[Action] = Action.PROPOSE_OPINION
    state: Stage
    cadre_id: str
    opinion: Opinion
    proposed_by: str
    subject: Subject | None = None


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


@dataclass(frozen=True, slots=True)
class TakenOver:
    """问责办法 4: the city office took the case over from below."""

    action: ClassVar[Action] = Action.TAKE_OVER
    state: Stage
    takeover: Takeover


@dataclass(frozen=True, slots=True)
class ExtensionRequested:
    """问责办法 10.1: somebody asked for more time for the opinion, with reasons."""

    action: ClassVar[Action] = Action.REQUEST_EXTENSION
    state: Stage
    request: ExtensionRequest
    requested_by: str


@dataclass(frozen=True, slots=True)
class ExtensionRuled:
    """问责办法 10.1: somebody else approved the extension, or did not."""

    action: ClassVar[Action] = Action.APPROVE_EXTENSION
    state: Stage
    ruling: ExtensionRuling


@dataclass(frozen=True, slots=True)
class AppealLodged:
    """问责办法 12: the subject appealed against the decision, in time."""

    action: ClassVar[Action] = Action.LODGE_APPEAL
    state: Stage
    cadre_id: str
    decision_id: str
    writ: AppealWrit


@dataclass(frozen=True, slots=True)
class AppealTakenBack:
    """问责办法 12: the subject took the appeal back; the decision stands."""

    action: ClassVar[Action] = Action.WITHDRAW_APPEAL
    state: Stage
    cadre_id: str
    decision_id: str
    withdrawal: AppealWithdrawal


@dataclass(frozen=True, slots=True)
class AppealDecided:
    """问责办法 12: the appeal was decided. `decision` is the new one where the old is changed."""

    action: ClassVar[Action] = Action.DECIDE_APPEAL
    state: Stage
    subject: Subject
    decision_id: str
    ruling: AppealRuling
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class DecisionUnwound:
    """问责办法 12: the decision is undone, and its effects from their start; `replaced_by` took its place, if any."""

    action: ClassVar[Action] = Action.DECIDE_APPEAL
    state: Stage
    decision: Decision
    unwound_on: date
    reasons: str
    replaced_by: str = ""


@dataclass(frozen=True, slots=True)
class RectificationRecorded:
    """问责办法 13, 18.2: reflection and rectification are in place."""

    action: ClassVar[Action] = Action.RECORD_RECTIFICATION
    state: Stage
    cadre_id: str
    decision_id: str
    rectification: Rectification


@dataclass(frozen=True, slots=True)
class ImpactPeriodEnded:
    """问责办法 18.2: the open impact period of 停职检查 has its last day, by rectification or by conversion."""

    action: ClassVar[Action] = Action.RECORD_RECTIFICATION
    state: Stage
    decision: Decision
    ended_on: date
    converted: bool


@dataclass(frozen=True, slots=True)
class ConversionProposed:
    """问责办法 18.2: half a year went by without rectification; a new decision on 调离岗位 is to be made."""

    action: ClassVar[Action] = Action.CONVERT
    state: Stage
    cadre_id: str
    decision_id: str
    conversion: Conversion


@dataclass(frozen=True, slots=True)
class AccountabilityRevoked:
    """问责办法 13: the accountability is ended by a written decision."""

    action: ClassVar[Action] = Action.REVOKE
    state: Stage
    cadre_id: str
    decision: Decision
    revocation: Revocation


@dataclass(frozen=True, slots=True)
class AccountabilityContinued:
    """问责办法 13: the period is over, but the accountability is not ended yet, for reasons."""

    action: ClassVar[Action] = Action.CONTINUE
    state: Stage
    cadre_id: str
    decision_id: str
    continuation: Continuation


@dataclass(frozen=True, slots=True)
class Referred:
    """问责办法 6: the matter was referred to another body."""

    action: ClassVar[Action] = Action.REFER
    state: Stage
    cadre_id: str
    referral: Referral


@dataclass(frozen=True, slots=True)
class ReferralAnswered:
    """问责办法 6: the other body told what came of a referral."""

    action: ClassVar[Action] = Action.RECORD_REFERRAL_OUTCOME
    state: Stage
    cadre_id: str
    outcome: ReferralOutcome


@dataclass(frozen=True, slots=True)
class SubjectCleared:
    """激励办法 9: what was alleged against the subject is cleared up. `subject` was not kept at first.

    `place`: after a refused start, which of those the clue names it is, counted from 0.
    """

    action: ClassVar[Action] = Action.CLEAR
    state: Stage
    cadre_id: str
    clearance: Clearance
    subject: Subject | None = None
    place: int | None = None


@dataclass(frozen=True, slots=True)
class FileClosed:
    """The file of one subject is complete."""

    action: ClassVar[Action] = Action.CLOSE
    state: Stage
    cadre_id: str
    closing: Closing


@dataclass(frozen=True, slots=True)
class DeadlineFired:
    """A deadline made itself heard: it is approaching or past. It changes nothing else."""

    deadline_id: str
    phase: Phase
    kind: DeadlineKind
    clause: str
    cadre_id: str
    due_on: date
    provisional: bool
    text: str
    handler: str


@dataclass(frozen=True, slots=True)
class DeadlineMoved:
    """A provisional deadline was computed anew, because the year it rests on has its official calendar now."""

    deadline_id: str
    kind: DeadlineKind
    clause: str
    cadre_id: str
    before: date
    after: date
    provisional: bool
    text: str
    handler: str


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
    | TakenOver
    | ExtensionRequested
    | ExtensionRuled
    | AppealLodged
    | AppealTakenBack
    | AppealDecided
    | DecisionUnwound
    | RectificationRecorded
    | ImpactPeriodEnded
    | ConversionProposed
    | AccountabilityRevoked
    | AccountabilityContinued
    | Referred
    | ReferralAnswered
    | SubjectCleared
    | FileClosed
)
Reminder = DeadlineFired | DeadlineMoved
Event = StartProposed | Progress | Reminder
