"""How each event changes a case."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from case_engine.domain.case.case import Case
from case_engine.domain.case.decision import Approval, Decision
from case_engine.domain.case.events import (
    AccountabilityContinued,
    AccountabilityRevoked,
    AppealDecided,
    AppealLodged,
    AppealTakenBack,
    ApprovalRecorded,
    ClosedWithoutMeasure,
    ConversionProposed,
    DeadlineFired,
    DeadlineMoved,
    DecisionEnteredIntoForce,
    DecisionPublished,
    DecisionUnwound,
    Event,
    ExecutionRecorded,
    ExtensionRequested,
    ExtensionRuled,
    FileClosed,
    FindingsRecorded,
    HearingDeclined,
    ImpactPeriodEnded,
    LetterIssued,
    LetterServed,
    MeasureDecided,
    OpinionProposed,
    RectificationRecorded,
    ReferralAnswered,
    Referred,
    StartApproved,
    StartProposed,
    StartRefused,
    SubjectCleared,
    SubjectHeard,
    TakenOver,
)
from case_engine.domain.case.proceeding import Appeal, Proceeding
from case_engine.domain.case.stages import Stage


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
        proposed_on=event.proposed_on,
        self_found=event.self_found,
    )


def _start_approved(case: Case, event: StartApproved) -> Case:
    return replace(case, start=Stage.STARTED, approval=event)


def _start_refused(case: Case, event: StartRefused) -> Case:
    return replace(case, start=Stage.START_REFUSED, refusal=event)


def _taken_over(case: Case, event: TakenOver) -> Case:
    return replace(case, takeover=event)


def _extension_requested(case: Case, event: ExtensionRequested) -> Case:
    return replace(case, extension_request=event, extension=None)


def _extension_ruled(case: Case, event: ExtensionRuled) -> Case:
    return replace(case, extension=event)


def _findings_recorded(case: Case, event: FindingsRecorded) -> Case:
    if case.proceeding(event.subject.cadre_id) is None:
        new = Proceeding(event.subject, Stage.FINDINGS_RECORDED, event)
        return replace(case, proceedings=(*case.proceedings, new))
    return _change(case, event.subject.cadre_id, lambda old: _found_anew(old, event))


def _found_anew(proceeding: Proceeding, event: FindingsRecorded) -> Proceeding:
    return replace(
        _begun_anew(proceeding),
        subject=event.subject,
        findings=event,
        earlier=(*proceeding.earlier, proceeding.findings),
    )


def _begun_anew(proceeding: Proceeding) -> Proceeding:
    """Opinion, hearing and approval route have to be taken again; a decision in force stands meanwhile."""
    return replace(
        proceeding,
        stage=Stage.FINDINGS_RECORDED,
        opinion=None,
        hearings=(),
        approvals=(),
        heard_before_on=proceeding.last_heard_on,
    )


def _opinion_proposed(case: Case, event: OpinionProposed) -> Case:
    return _change(case, event.cadre_id, lambda each: _with_opinion(each, event))


def _with_opinion(proceeding: Proceeding, event: OpinionProposed) -> Proceeding:
    return replace(
        proceeding,
        stage=Stage.OPINION_PROPOSED,
        opinion=event,
        first_opinion_on=proceeding.first_opinion_on or event.opinion.proposed_on,
    )


def _approval_recorded(case: Case, event: ApprovalRecorded) -> Case:
    return _change(case, event.cadre_id, lambda each: _studied(each, event.approval))


def _studied(proceeding: Proceeding, approval: Approval) -> Proceeding:
    """What is sent back begins anew with the opinion."""
    if approval.passed:
        return replace(proceeding, stage=Stage.UNDER_STUDY, approvals=(*proceeding.approvals, approval))
    return _begun_anew(proceeding)


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
    return _change(case, event.decision.subject.cadre_id, lambda each: _standing(each, event.decision))


def _standing(proceeding: Proceeding, decision: Decision) -> Proceeding:
    """Publication and execution are those of the decision that is in force now."""
    before = () if proceeding.standing is None else (proceeding.standing,)
    return replace(
        proceeding,
        stage=Stage.IN_FORCE,
        decision=decision,
        standing=decision,
        superseded=(*proceeding.superseded, *before),
        published=None,
        executed=None,
        conversion=None,
    )


def _served(case: Case, event: LetterServed) -> Case:
    return _change(case, event.cadre_id, lambda each: replace(each, served=(*each.served, event)))


def _published(case: Case, event: DecisionPublished) -> Case:
    return _change(case, event.cadre_id, lambda each: replace(each, stage=Stage.PUBLISHED, published=event))


def _executed(case: Case, event: ExecutionRecorded) -> Case:
    return _change(case, event.cadre_id, lambda each: replace(each, stage=Stage.EXECUTED, executed=event))


def _appeal_lodged(case: Case, event: AppealLodged) -> Case:
    return _change(case, event.cadre_id, lambda each: replace(each, appeals=(*each.appeals, Appeal(event))))


def _appeal_taken_back(case: Case, event: AppealTakenBack) -> Case:
    return _change(case, event.cadre_id, lambda each: _appeal_ended(each, taken_back=event))


def _appeal_decided(case: Case, event: AppealDecided) -> Case:
    return _change(case, event.subject.cadre_id, lambda each: _ruled(_appeal_ended(each, decided=event), event))


def _appeal_ended(proceeding: Proceeding, **ending: Any) -> Proceeding:
    appeals = tuple(replace(each, **ending) if each.ended_on is None else each for each in proceeding.appeals)
    return replace(proceeding, appeals=appeals)


def _ruled(proceeding: Proceeding, event: AppealDecided) -> Proceeding:
    """A changed decision waits for its letter; the old one stands until the new one is in force."""
    if event.decision is not None:
        return replace(proceeding, stage=Stage.DECIDED, decision=event.decision, letter=None)
    return proceeding


def _unwound(case: Case, event: DecisionUnwound) -> Case:
    return _change(case, event.decision.subject.cadre_id, lambda each: _without(each, event))


def _without(proceeding: Proceeding, event: DecisionUnwound) -> Proceeding:
    if event.replaced_by:
        return proceeding
    superseded = (*proceeding.superseded, event.decision)
    return replace(proceeding, stage=Stage.WITHDRAWN, standing=None, superseded=superseded)


def _rectified(case: Case, event: RectificationRecorded) -> Case:
    return _change(case, event.cadre_id, lambda each: replace(each, rectified=event))


def _unchanged(case: Case, _: ImpactPeriodEnded | DeadlineMoved) -> Case:
    """What only the other services and the case file need to know."""
    return case


def _converting(case: Case, event: ConversionProposed) -> Case:
    return _change(case, event.cadre_id, lambda each: replace(_begun_anew(each), conversion=event))


def _revoked(case: Case, event: AccountabilityRevoked) -> Case:
    return _change(case, event.cadre_id, lambda each: replace(each, stage=Stage.REVOKED, revoked=event))


def _continued(case: Case, event: AccountabilityContinued) -> Case:
    return _change(case, event.cadre_id, lambda each: replace(each, stage=Stage.CONTINUED, continued=event))


def _referred(case: Case, event: Referred) -> Case:
    return _change(case, event.cadre_id, lambda each: replace(each, referrals=(*each.referrals, event)))


def _referral_answered(case: Case, event: ReferralAnswered) -> Case:
    return _change(
        case, event.cadre_id, lambda each: replace(each, referrals_answered=(*each.referrals_answered, event))
    )


def _cleared(case: Case, event: SubjectCleared) -> Case:
    if case.refusal is not None:
        return replace(case, cleared=(*case.cleared, event))
    return _change(case, event.cadre_id, lambda each: replace(each, stage=Stage.CLEARED, cleared=event))


def _filed(case: Case, event: FileClosed) -> Case:
    return _change(case, event.cadre_id, lambda each: replace(each, stage=Stage.FILED, filed=event))


def _fired(case: Case, event: DeadlineFired) -> Case:
    return replace(case, fired=case.fired | {(event.deadline_id, event.phase)})


def _change(case: Case, cadre_id: str, change: Callable[[Proceeding], Proceeding]) -> Case:
    changed = tuple(change(each) if each.subject.cadre_id == cadre_id else each for each in case.proceedings)
    return replace(case, proceedings=changed)


_EVOLVE: Final[dict[type, Callable[[Case, Any], Case]]] = {
    StartApproved: _start_approved,
    StartRefused: _start_refused,
    TakenOver: _taken_over,
    ExtensionRequested: _extension_requested,
    ExtensionRuled: _extension_ruled,
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
    AppealLodged: _appeal_lodged,
    AppealTakenBack: _appeal_taken_back,
    AppealDecided: _appeal_decided,
    DecisionUnwound: _unwound,
    RectificationRecorded: _rectified,
    ImpactPeriodEnded: _unchanged,
    ConversionProposed: _converting,
    AccountabilityRevoked: _revoked,
    AccountabilityContinued: _continued,
    Referred: _referred,
    ReferralAnswered: _referral_answered,
    SubjectCleared: _cleared,
    FileClosed: _filed,
    DeadlineFired: _fired,
    DeadlineMoved: _unchanged,
}
