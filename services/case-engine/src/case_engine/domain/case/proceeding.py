"""The proceeding against one subject as its events made it."""

from dataclasses import dataclass
from datetime import date

from case_engine.domain.case.decision import Approval, Conclusion, Decision
from case_engine.domain.case.events import (
    AccountabilityContinued,
    AccountabilityRevoked,
    AppealDecided,
    AppealLodged,
    AppealTakenBack,
    ConversionProposed,
    DecisionPublished,
    ExecutionRecorded,
    FileClosed,
    FindingsRecorded,
    HearingDeclined,
    LetterIssued,
    LetterServed,
    OpinionProposed,
    RectificationRecorded,
    ReferralAnswered,
    Referred,
    SubjectCleared,
    SubjectHeard,
)
from case_engine.domain.case.stages import Stage
from case_engine.domain.case.subjects import Subject


@dataclass(frozen=True, slots=True)
class Appeal:
    """An appeal against a decision, until it is decided or taken back."""

    lodged: AppealLodged
    taken_back: AppealTakenBack | None = None
    decided: AppealDecided | None = None

    @property
    def decision_id(self) -> str:
        """The decision it is against."""
        return self.lodged.decision_id

    @property
    def ended_on(self) -> date | None:
        """The day it was decided or taken back, None while it is pending."""
        if self.decided is not None:
            return self.decided.ruling.decided_on
        return self.taken_back.withdrawal.withdrawn_on if self.taken_back is not None else None


@dataclass(frozen=True, slots=True)
class Proceeding:
    """The proceeding against one subject, with its own stage.

    `earlier` are the findings replaced by `findings`; `heard_before_on` is the last day the subject was heard on them.
    `approvals` are the steps of the approval route taken on these findings. `standing` is the decision in force, which
    stays so while a new one (`decision`) is being made in its place; `superseded` are those that were in force before.
    `first_opinion_on` is the day the first opinion was proposed.
    """

    subject: Subject
    stage: Stage
    findings: FindingsRecorded
    opinion: OpinionProposed | None = None
    hearings: tuple[SubjectHeard | HearingDeclined, ...] = ()
    approvals: tuple[Approval, ...] = ()
    decision: Decision | None = None
    conclusion: Conclusion | None = None
    letter: LetterIssued | None = None
    published: DecisionPublished | None = None
    executed: ExecutionRecorded | None = None
    served: tuple[LetterServed, ...] = ()
    earlier: tuple[FindingsRecorded, ...] = ()
    heard_before_on: date | None = None
    first_opinion_on: date | None = None
    standing: Decision | None = None
    superseded: tuple[Decision, ...] = ()
    appeals: tuple[Appeal, ...] = ()
    rectified: RectificationRecorded | None = None
    conversion: ConversionProposed | None = None
    revoked: AccountabilityRevoked | None = None
    continued: AccountabilityContinued | None = None
    referrals: tuple[Referred, ...] = ()
    referrals_answered: tuple[ReferralAnswered, ...] = ()
    cleared: SubjectCleared | None = None
    filed: FileClosed | None = None

    @property
    def last_heard_on(self) -> date | None:
        """The last day on which the subject was heard, or declined it, be it on findings that were replaced."""
        days = [heard_on(each) for each in self.hearings]
        return max([*days, self.heard_before_on] if self.heard_before_on else days, default=None)

    @property
    def prepared_by(self) -> tuple[str, ...]:
        """Everybody who recorded findings about the subject."""
        return tuple(findings.prepared_by for findings in (*self.earlier, self.findings))

    @property
    def opinion_on(self) -> date | None:
        """The day of the first opinion; cases older than opinions on the record have that of the decision."""
        decided = self.decision or self.conclusion
        return self.first_opinion_on or (decided.decided_on if decided else None)

    def was_in_force(self, decision_id: str) -> bool:
        """Whether that decision is in force, or was."""
        standing = () if self.standing is None else (self.standing,)
        return decision_id in {decision.decision_id for decision in (*self.superseded, *standing)}

    def receipts_of(self, decision_id: str) -> tuple[LetterServed, ...]:
        """The receipts of one decision's letter."""
        return tuple(served for served in self.served if served.decision_id == decision_id)

    def appeal_against(self, decision_id: str) -> Appeal | None:
        """The appeal against that decision, if it was lodged."""
        return next((each for each in self.appeals if each.decision_id == decision_id), None)

    @property
    def pending_appeal(self) -> Appeal | None:
        """The appeal that waits to be decided."""
        return next((each for each in self.appeals if each.ended_on is None), None)


def heard_on(heard: SubjectHeard | HearingDeclined) -> date:
    """The day the subject was heard, or declined it."""
    return heard.hearing.held_on if isinstance(heard, SubjectHeard) else heard.declined.declined_on
