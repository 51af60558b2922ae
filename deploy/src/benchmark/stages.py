"""The automatic stretches: which service makes what of which messages."""

from dataclasses import dataclass
from typing import Final

from wenze.contracts.cases import CaseStartProposed
from wenze.contracts.clues import ClueAdmitted
from wenze.contracts.notices import NoticeDelivered, NoticePrepared
from wenze.contracts.personnel import EffectsRecorded
from wenze.contracts.topics import CASES, CLUES, FEEDS, NOTICES, PERSONNEL, Topic


@dataclass(frozen=True, slots=True)
class Stage:
    """What a service makes of each message of `source`: `copies` commits of that `version`, each with a message of type
    `produces` on `target`, and where named a document of the collection `listed`.

    The notifier's list is not among them: it gives way to deliveries, which are no part of its stages here.
    """

    name: str
    service: str
    source: Topic
    target: Topic
    produces: str
    copies: int = 1
    version: int = 1
    listed: str = ""

    @property
    def database(self) -> str:
        """Where the service keeps its journal."""
        return f"wenze_{self.service.replace('-', '_')}"


INTAKE: Final = Stage("feeds to clues", "clue-intake", FEEDS, CLUES, ClueAdmitted.type_name(), listed="clues")
START: Final = Stage(
    "clues to proposed starts", "case-engine", CLUES, CASES, CaseStartProposed.type_name(), listed="cases"
)
START_NOTICE: Final = Stage("starts to the handler's notices", "notifier", CASES, NOTICES, NoticePrepared.type_name())
EFFECTS: Final = Stage(
    "decisions to effects", "personnel", CASES, PERSONNEL, EffectsRecorded.type_name(), listed="cadres"
)
DECISION_NOTICES: Final = Stage(
    "effects to notices", "notifier", PERSONNEL, NOTICES, NoticePrepared.type_name(), copies=2
)
DELIVERY: Final = Stage("notices to deliveries", "notifier", NOTICES, NOTICES, NoticeDelivered.type_name(), version=2)

CLUE_STAGES: Final = (INTAKE, START, START_NOTICE)
DECISION_STAGES: Final = (EFFECTS, DECISION_NOTICES)
