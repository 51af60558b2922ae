"""The case as its events made it: its start, and one proceeding for each subject."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from case_engine.domain.assessment.verdict import Reason
from case_engine.domain.case.decision import Approval, Conclusion, Decision
from case_engine.domain.case.events import (
    ApprovalRecorded,
    ClosedWithoutMeasure,
    DecisionEnteredIntoForce,
    DecisionPublished,
    Event,
    ExecutionRecorded,
    FindingsRecorded,
    HearingDeclined,
    LetterIssued,
    LetterServed,
    MeasureDecided,
    OpinionProposed,
    StartApproved,
    StartProposed,
    StartRefused,
    SubjectHeard,
)
from case_engine.domain.case.stages import Stage
from case_engine.domain.case.subjects import NamedSubject, Subject

PROCEEDING_ORDER: Final = (
    Stage.FINDINGS_RECORDED,
    Stage.OPINION_PROPOSED,
    Stage.HEARD,
    Stage.UNDER_STUDY,
    Stage.DECIDED,
    Stage.LETTER_ISSUED,
    Stage.IN_FORCE,
    Stage.PUBLISHED,
    Stage.EXECUTED,
)


@dataclass(frozen=True, slots=True)
class Proceeding:
    """The proceeding against one subject, with its own stage.

    `earlier` are the findings replaced by `findings`; `heard_before_on` is the last day the subject was heard on them.
    `approvals` are the steps of the approval route taken on these findings.
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

    @property
    def last_heard_on(self) -> date | None:
        """The last day on which the subject was heard, or declined it, be it on findings that were replaced."""
        days = [heard_on(each) for each in self.hearings]
        return max([*days, self.heard_before_on] if self.heard_before_on else days, default=None)

    @property
    def prepared_by(self) -> tuple[str, ...]:
        """Everybody who recorded findings about the subject."""
        return tuple(findings.prepared_by for findings in (*self.earlier, self.findings))


def heard_on(heard: SubjectHeard | HearingDeclined) -> date:
    """The day the subject was heard, or declined it."""
    return heard.hearing.held_on if isinstance(heard, SubjectHeard) else heard.declined.declined_on


@dataclass(frozen=True, slots=True)
class Case:
    """A case. `start` is the stage of its start; `state` is where the case as a whole stands."""

    clue_id: str
    source: str
    title: str
    received_on: date
    start: Stage
    named: tuple[NamedSubject, ...]
    reasons: tuple[Reason, ...]
    approval: StartApproved | None = None
    refusal: StartRefused | None = None
    proceedings: tuple[Proceeding, ...] = ()

    @property
    def case_id(self) -> str:
        """The case of a clue is named after it, so that one clue never makes two."""
        return case_id_of(self.clue_id)

    @property
    def state(self) -> Stage:
        """The stage of the start until everybody named has a proceeding, then that of the one furthest back."""
        if self.awaited or not self.proceedings:
            return self.start
        return _furthest_back(proceeding.stage for proceeding in self.proceedings)

    @property
    def subjects(self) -> tuple[Subject | NamedSubject, ...]:
        """Everybody the case is about."""
        return (*self.named, *(proceeding.subject for proceeding in self.proceedings))

    @property
    def awaited(self) -> tuple[NamedSubject, ...]:
        """Those the clue names against whom there is no proceeding yet; without a number they go by their name."""
        return _not_among(self.named, [proceeding.subject for proceeding in self.proceedings])

    def proceeding(self, cadre_id: str) -> Proceeding | None:
        """The proceeding against this subject, if there is one yet."""
        return next((each for each in self.proceedings if each.subject.cadre_id == cadre_id), None)

    def stage_of(self, cadre_id: str) -> Stage:
        """Where the proceeding against this subject stands; before its findings that's where the start stands."""
        proceeding = self.proceeding(cadre_id)
        return proceeding.stage if proceeding else self.start

    def state_with(self, cadre_id: str, stage: Stage) -> Stage:
        """The case's state once this subject's proceeding, which is there already, is at `stage`."""
        if self.awaited:
            return self.start
        return _furthest_back([*self._stages_besides(cadre_id), stage])

    def state_with_findings(self, subject: Subject, stage: Stage) -> Stage:
        """The case's state once there are findings about the subject, who may be one of those awaited."""
        if _not_among(self.awaited, [subject]):
            return self.start
        return _furthest_back([*self._stages_besides(subject.cadre_id), stage])

    def _stages_besides(self, cadre_id: str) -> list[Stage]:
        return [each.stage for each in self.proceedings if each.subject.cadre_id != cadre_id]


def case_id_of(clue_id: str) -> str:
    """The case that an admitted clue leads to."""
    return f"case-{clue_id}"


def _not_among(named: Iterable[NamedSubject], subjects: Iterable[Subject]) -> tuple[NamedSubject, ...]:
    known = {text for subject in subjects for text in (subject.cadre_id, subject.name)}
    return tuple(each for each in named if (each.cadre_id or each.name) not in known)


def _furthest_back(stages: Iterable[Stage]) -> Stage:
    present = set(stages)
    return next((stage for stage in PROCEEDING_ORDER if stage in present), Stage.CLOSED)


def evolve(case: Case | None, event: Event) -> Case:
    """The case after the event."""
    if isinstance(event, StartProposed):
        return _proposed(event)
    if case is None:
        raise ValueError(f"the first event of a case is a proposed start, not {type(event).__name__}")
    return _EVOLVE[type(event)](case, event)


def _proposed(event: StartProposed) -> Case:
    return Case(
        clue_id=event.clue_id,
        source=event.source,
        title=event.title,
        received_on=event.received_on,
        start=Stage.START_PROPOSED,
        named=event.subjects,
        reasons=event.reasons,
    )


def _start_approved(case: Case, event: StartApproved) -> Case:
    return replace(case, start=Stage.STARTED, approval=event)


def _start_refused(case: Case, event: StartRefused) -> Case:
    return replace(case, start=Stage.START_REFUSED, refusal=event)


def _findings_recorded(case: Case, event: FindingsRecorded) -> Case:
    new = Proceeding(event.subject, Stage.FINDINGS_RECORDED, event)
    if case.proceeding(event.subject.cadre_id) is None:
        return replace(case, proceedings=(*case.proceedings, new))
    return _change(
        case,
        event.subject.cadre_id,
        lambda old: replace(new, earlier=(*old.earlier, old.findings), heard_before_on=old.last_heard_on),
    )


def _opinion_proposed(case: Case, event: OpinionProposed) -> Case:
    return _change(case, event.cadre_id, lambda each: replace(each, stage=Stage.OPINION_PROPOSED, opinion=event))


def _approval_recorded(case: Case, event: ApprovalRecorded) -> Case:
    return _change(case, event.cadre_id, lambda each: _studied(each, event.approval))


def _studied(proceeding: Proceeding, approval: Approval) -> Proceeding:
    """What is sent back begins anew with the opinion."""
    if approval.passed:
        return replace(proceeding, stage=Stage.UNDER_STUDY, approvals=(*proceeding.approvals, approval))
    return replace(
        proceeding,
        stage=Stage.FINDINGS_RECORDED,
        opinion=None,
        hearings=(),
        approvals=(),
        heard_before_on=proceeding.last_heard_on,
    )


def _heard(case: Case, event: SubjectHeard | HearingDeclined) -> Case:
    return _change(
        case, event.cadre_id, lambda each: replace(each, stage=Stage.HEARD, hearings=(*each.hearings, event))
    )


def _decided(case: Case, event: MeasureDecided) -> Case:
    return _change(
        case,
        event.decision.subject.cadre_id,
        lambda each: replace(each, stage=Stage.DECIDED, decision=event.decision),
    )


def _closed(case: Case, event: ClosedWithoutMeasure) -> Case:
    return _change(
        case,
        event.cadre_id,
        lambda each: replace(each, stage=Stage.CLOSED, conclusion=event.conclusion),
    )


def _letter_issued(case: Case, event: LetterIssued) -> Case:
    return _change(case, event.cadre_id, lambda each: _lettered(each, event))


def _lettered(proceeding: Proceeding, event: LetterIssued) -> Proceeding:
    if proceeding.decision is None:
        raise ValueError("a letter is issued of a decision")
    letter = event.letter
    decision = replace(proceeding.decision, document_number=letter.document_number, appeal_body=letter.appeal_body)
    return replace(proceeding, stage=Stage.LETTER_ISSUED, decision=decision, letter=event)


def _in_force(case: Case, event: DecisionEnteredIntoForce) -> Case:
    return _change(case, event.decision.subject.cadre_id, lambda each: replace(each, stage=Stage.IN_FORCE))


def _served(case: Case, event: LetterServed) -> Case:
    return _change(case, event.cadre_id, lambda each: replace(each, served=(*each.served, event)))


def _published(case: Case, event: DecisionPublished) -> Case:
    return _change(case, event.cadre_id, lambda each: replace(each, stage=Stage.PUBLISHED, published=event))


def _executed(case: Case, event: ExecutionRecorded) -> Case:
    return _change(case, event.cadre_id, lambda each: replace(each, stage=Stage.EXECUTED, executed=event))


def _change(case: Case, cadre_id: str, change: Callable[[Proceeding], Proceeding]) -> Case:
    changed = tuple(change(each) if each.subject.cadre_id == cadre_id else each for each in case.proceedings)
    return replace(case, proceedings=changed)


_EVOLVE: Final[dict[type, Callable[[Case, Any], Case]]] = {
    StartApproved: _start_approved,
    StartRefused: _start_refused,
    FindingsRecorded: _findings_recorded,
    OpinionProposed: _opinion_proposed,
    SubjectHeard: _heard,
    HearingDeclined: _heard,
    ApprovalRecorded: _approval_recorded,
    MeasureDecided: _decided,
    ClosedWithoutMeasure: _closed,
    LetterIssued: _letter_issued,
    DecisionEnteredIntoForce: _in_force,
    LetterServed: _served,
    DecisionPublished: _published,
    ExecutionRecorded: _executed,
}
