"""What happened to a clue, entry by entry, in words for a clerk."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from clue_intake.adapters.events import CLUE_EVENTS
from clue_intake.domain.admission.rules import RULES
from clue_intake.domain.clue.events import (
    AdmissionCompleted,
    ClueAdmitted,
    ClueEvent,
    ClueHeld,
    ClueReceived,
    ClueSubmittedAgain,
)
from clue_intake.domain.clue.state import Clue
from wenze.journal.executor import History

FACTS_IN_CHINESE: Final = {
    "factual_basis": "是否有事实依据",
    "considerable_impact": "是否影响较大",
    "major": "是否重大",
    "confirmed_by": "确认单位",
    "signatories": "联名人数",
    "instruction": "决定或批示",
    "confirmed": "是否已经确认",
}


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """One thing that happened: `what` is the event's stored name, `by` whoever caused it, `clause` its basis."""

    what: str
    at: datetime
    on: date
    by: str
    clause: str
    text: str


def entries_of(history: History[Clue]) -> list[HistoryEntry]:
    """The clue's history, oldest first."""
    clause = RULES[history.state.first.clue.source].clause if history.state else ""
    return [
        HistoryEntry(stored.type, commit.at, commit.on, commit.actor, clause, _text(CLUE_EVENTS.decode(stored)))
        for commit in history.commits
        for stored in commit.events
    ]


def _text(event: ClueEvent) -> str:
    match event:
        case ClueReceived():
            return "收到线索"
        case ClueAdmitted(reasons=reasons):
            return "予以受理：" + "；".join(reason.text for reason in reasons)
        case ClueHeld(reasons=reasons):
            return "暂缓受理：" + "；".join(reason.text for reason in reasons)
        case AdmissionCompleted(changed):
            return "补充受理条件：" + "、".join(FACTS_IN_CHINESE[name] for name in changed)
        case ClueSubmittedAgain(differs=differs):
            return "同一编号再次报送，" + ("内容与以前不同，已一并保存" if differs else "内容没有变化")
