"""Topic `cases`: the course of each case, and the decisions that came into force."""

from datetime import date
from typing import ClassVar

from pydantic import Field

from wenze.contracts.message import EffectKind, Measure, Message, Part, Reason, Source, Subject


class CaseMessage(Message):
    """What the messages about a case have in common."""

    topic: ClassVar[str] = "cases"

    case_id: str

    @property
    def aggregate(self) -> str:
        return self.case_id


class CaseStartProposed(CaseMessage):
    """A case exists because a clue was admitted; nothing happens until a person approves its start (问责办法 9)."""

    message_type: ClassVar[str] = "case.start-proposed"

    clue_id: str
    source: Source
    title: str
    proposed_on: date
    subjects: tuple[Subject, ...] = ()
    reasons: tuple[Reason, ...]
    self_found: bool = False


class CaseProgressed(CaseMessage):
    """A case took a step. `state` is the state it is in now, `action` the step, `clause` its basis."""

    message_type: ClassVar[str] = "case.progressed"

    action: str
    state: str
    on: date
    clause: str


class DecidedEffect(Part):
    """One effect of a decision (问责办法 18). `until` is its last day; `None` means that it has no fixed end.

    `details` narrows the effect: for `related-post-ban` the departments and posts, for `higher-post-ban` the former
    level, for yearly effects the year.
    """

    kind: EffectKind
    effective_from: date
    effective_until: date | None = None
    clause: str
    text: str
    details: dict[str, str] = Field(default_factory=dict)


class DecisionSubject(Part):
    """The person a decision is about, identified by the roster's number."""

    cadre_id: str
    name: str
    unit: str
    post: str = ""


class Appeal(Part):
    """How the decision can be appealed (问责办法 12): the period in calendar days from receipt, and the body."""

    period_days: int
    body: str


class DecisionInForce(CaseMessage):
    """A decision took effect: personnel records its effects, and its letter is served (问责办法 10.2, 10.3, 18).

    `imported`: it was made outside this system; `case_id` then names the decision itself, for there is no case.
    `letter_served`: its letter was served before, so nobody serves it again.
    """

    message_type: ClassVar[str] = "case.decision-in-force"

    decision_id: str
    document_number: str
    subject: DecisionSubject
    measure: Measure
    facts: str
    basis: tuple[str, ...]
    approving_body: str
    decided_on: date
    effective_on: date
    appeal: Appeal
    effects: tuple[DecidedEffect, ...]
    reasons: tuple[Reason, ...] = ()
    imported: bool = False
    letter_served: bool = False


class DecisionUnwound(CaseMessage):
    """A decision is undone after an appeal: its effects are unwound from their start (问责办法 12).

    `replaced_by` is the decision that took its place, empty when it was withdrawn altogether.
    """

    message_type: ClassVar[str] = "case.decision-unwound"

    decision_id: str
    document_number: str
    subject: DecisionSubject
    measure: Measure
    unwound_on: date
    effects_from: date
    clause: str
    reasons: str
    replaced_by: str = ""


class MeasureProposed(CaseMessage):
    """A measure against somebody is proposed or decided (问责办法 10.1, 10.2): by whom, and by which bodies.

    Clue-intake takes in every one, to find retaliation against whoever reported (15.3).
    """

    message_type: ClassVar[str] = "case.measure-proposed"

    subject: DecisionSubject
    measure: Measure
    proposed_on: date
    proposed_by: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()


class LiabilityConfirmed(CaseMessage):
    """Leaders may answer for the slack supervision of a case's subject (监督办法 10): clue-intake makes it a clue.

    `breach_by` is the subject; `failure` and `impact` say how supervision was slack and what came of it.
    """

    message_type: ClassVar[str] = "case.liability-confirmed"

    proposal_id: str
    breach_by: DecisionSubject
    leaders: tuple[Subject, ...]
    failure: str
    impact: str
    reasons: str
    confirmed_on: date
    confirmed_by: str


class ImpactPeriodEnded(CaseMessage):
    """The open impact period of 停职检查 has its last day (问责办法 18.2): rectified, or `converted` to 调离岗位."""

    message_type: ClassVar[str] = "case.impact-period-ended"

    decision_id: str
    subject: DecisionSubject
    ended_on: date
    clause: str
    converted: bool = False


class RulingIssued(CaseMessage):
    """A written ruling about a decision that subject and unit must be told (问责办法 12, 13; 激励办法 9).

    `kind`: `appeal-upheld`, `appeal-changed`, `appeal-withdrawn`, `revoked`, `cleared`. `text` is for people.
    """

    message_type: ClassVar[str] = "case.ruling-issued"

    kind: str
    decision_id: str
    subject: DecisionSubject
    ruled_on: date
    body: str
    clause: str
    text: str


class DeadlineMessage(CaseMessage):
    """What the messages about a deadline have in common. Without `cadre_id` it is about the whole case."""

    deadline_id: str
    kind: str
    clause: str
    due_on: date
    text: str
    handler: str
    cadre_id: str = ""
    provisional: bool = False


class DeadlineApproaching(DeadlineMessage):
    """A deadline comes near; its day is still in time."""

    message_type: ClassVar[str] = "case.deadline-approaching"


class DeadlineOverdue(DeadlineMessage):
    """A deadline is over and what was due is not done: the supervisor and the city office have to know."""

    message_type: ClassVar[str] = "case.deadline-overdue"


class DeadlineMoved(DeadlineMessage):
    """A provisional date was computed anew from the year's official calendar; it was `before`."""

    message_type: ClassVar[str] = "case.deadline-moved"

    before: date
