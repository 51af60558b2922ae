"""One earlier decision as it is kept: what its letter says, where it came from, and the receipts of its letter."""

from dataclasses import dataclass
from datetime import datetime

from case_engine.application.import_decisions import EarlierDecisions
from case_engine.domain.earlier.imported import Imported


@dataclass(frozen=True, slots=True)
class EarlierFile:
    """An earlier decision with who took it over and when."""

    imported: Imported
    imported_at: datetime
    imported_by: str


class ShowEarlier:
    """Answers from the journal, so it is always right."""

    def __init__(self, decisions: EarlierDecisions) -> None:
        self._decisions = decisions

    async def __call__(self, decision_id: str) -> EarlierFile | None:
        """The decision of that number, None if none was imported. Raises: Transient."""
        history = await self._decisions.load(decision_id)
        if history is None or history.state is None:
            return None
        first = history.commits[0]
        return EarlierFile(history.state, first.at, first.actor)
