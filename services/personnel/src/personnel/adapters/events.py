"""The stored names of events. They never change; the classes may gain fields that have a default."""

from typing import Final

from personnel.domain.events import (
    CadreEvent,
    CadreRegistered,
    EffectsRecorded,
    EffectsUnwound,
    ImpactPeriodEnded,
    ParticularsChanged,
)
from personnel.domain.roster_import import RosterImported
from wenze.journal.codec import EventCodec

CADRE_EVENTS: Final = EventCodec[CadreEvent](
    {
        "cadre-registered": CadreRegistered,
        "particulars-changed": ParticularsChanged,
        "effects-recorded": EffectsRecorded,
        "effects-unwound": EffectsUnwound,
        "impact-period-ended": ImpactPeriodEnded,
    }
)
IMPORT_EVENTS: Final = EventCodec[RosterImported]({"roster-imported": RosterImported})
