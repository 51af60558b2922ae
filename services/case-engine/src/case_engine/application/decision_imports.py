"""The list of imports of earlier decisions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from case_engine.domain.earlier.report import DecisionsImported
from wenze.journal.executor import History


@dataclass(frozen=True, slots=True)
class ImportRecord:
    """An import's report with when and by whom it was made. In lists the report comes without its problems."""

    report: DecisionsImported
    imported_at: datetime
    imported_by: str


class DecisionImports(Protocol):
    """Lists imports. Every method may raise Transient."""

    async def keep(self, record: ImportRecord) -> None:
        """List the import; safe to repeat."""
        ...

    async def page(self, *, skip: int, limit: int) -> tuple[Sequence[ImportRecord], int]:
        """One page, the latest first, and how many there are in all."""
        ...


def record_of(history: History[DecisionsImported] | None) -> ImportRecord | None:
    """The import as the journal has it, None if there was none."""
    if history is None or history.state is None:
        return None
    commit = history.commits[0]
    return ImportRecord(history.state, commit.at, commit.actor)
