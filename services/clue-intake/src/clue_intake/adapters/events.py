"""The stored names of the domain's events. A name never changes; a class may gain fields that have a default."""

from typing import Final

from clue_intake.domain.clue.events import (
    AdmissionCompleted,
    ClueAdmitted,
    ClueEvent,
    ClueHeld,
    ClueReceived,
    ClueSubmittedAgain,
)
from clue_intake.domain.imports.record import FileImported
from clue_intake.domain.opening.events import (
    InformantRead,
    OpeningApproved,
    OpeningEvent,
    OpeningRefused,
    OpeningRequested,
)
from clue_intake.domain.retaliation.events import ProposalSealed
from wenze.journal.codec import EventCodec

CLUE_EVENTS: Final = EventCodec[ClueEvent](
    {
        "clue-received": ClueReceived,
        "clue-admitted": ClueAdmitted,
        "clue-held": ClueHeld,
        "admission-completed": AdmissionCompleted,
        "clue-submitted-again": ClueSubmittedAgain,
    }
)

IMPORT_EVENTS: Final = EventCodec[FileImported]({"file-imported": FileImported})

OPENING_EVENTS: Final = EventCodec[OpeningEvent](
    {
        "opening-requested": OpeningRequested,
        "opening-approved": OpeningApproved,
        "opening-refused": OpeningRefused,
        "informant-read": InformantRead,
    }
)

PROPOSAL_EVENTS: Final = EventCodec[ProposalSealed]({"proposal-sealed": ProposalSealed})
