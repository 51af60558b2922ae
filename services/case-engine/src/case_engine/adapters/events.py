"""The stored names of events. A name never changes; a class may gain fields that have a default."""

from typing import Final

from case_engine.domain.calendar.imported import CalendarImported
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
from case_engine.domain.earlier.events import DecisionImported, EarlierEvent, ImportedLetterServed
from case_engine.domain.earlier.report import DecisionsImported
from case_engine.domain.liability.events import (
    LiabilityConfirmed,
    LiabilityEvent,
    LiabilityProposed,
    LiabilityRefused,
)
from wenze.journal.codec import EventCodec
from wenze.journal.commit import Commit

CODEC: Final = EventCodec[Event](
    {
        "start-proposed": StartProposed,
        "start-approved": StartApproved,
        "start-refused": StartRefused,
        "findings-recorded": FindingsRecorded,
        "opinion-proposed": OpinionProposed,
        "subject-heard": SubjectHeard,
        "hearing-declined": HearingDeclined,
        "approval-recorded": ApprovalRecorded,
        "measure-decided": MeasureDecided,
        "closed-without-measure": ClosedWithoutMeasure,
        "letter-issued": LetterIssued,
        "decision-entered-into-force": DecisionEnteredIntoForce,
        "letter-served": LetterServed,
        "decision-published": DecisionPublished,
        "execution-recorded": ExecutionRecorded,
        "taken-over": TakenOver,
        "extension-requested": ExtensionRequested,
        "extension-ruled": ExtensionRuled,
        "appeal-lodged": AppealLodged,
        "appeal-taken-back": AppealTakenBack,
        "appeal-decided": AppealDecided,
        "decision-unwound": DecisionUnwound,
        "rectification-recorded": RectificationRecorded,
        "impact-period-ended": ImpactPeriodEnded,
        "conversion-proposed": ConversionProposed,
        "accountability-revoked": AccountabilityRevoked,
        "accountability-continued": AccountabilityContinued,
        "referred": Referred,
        "referral-answered": ReferralAnswered,
        "subject-cleared": SubjectCleared,
        "file-closed": FileClosed,
        "deadline-fired": DeadlineFired,
        "deadline-moved": DeadlineMoved,
    }
)
EARLIER_EVENTS: Final = EventCodec[EarlierEvent](
    {
        "decision-imported": DecisionImported,
        "imported-letter-served": ImportedLetterServed,
    }
)
CALENDAR_EVENTS: Final = EventCodec[CalendarImported]({"calendar-imported": CalendarImported})
IMPORT_EVENTS: Final = EventCodec[DecisionsImported]({"decisions-imported": DecisionsImported})

LIABILITY_EVENTS: Final = EventCodec[LiabilityEvent](
    {
        "liability-proposed": LiabilityProposed,
        "liability-confirmed": LiabilityConfirmed,
        "liability-refused": LiabilityRefused,
    }
)


def events_of(commit: Commit) -> tuple[Event, ...]:
    """The events of a case's stored commit."""
    return tuple(CODEC.decode(stored) for stored in commit.events)
