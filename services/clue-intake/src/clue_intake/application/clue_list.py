"""The list of clues and its figures: kept behind the journal, so that they may lag a moment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from clue_intake.domain.clue.state import Status
from clue_intake.domain.source import Source


@dataclass(frozen=True, slots=True)
class ListedClue:
    """A clue in the list. `duplicates` counts how often it was submitted again."""

    clue_id: str
    county: str
    source: Source
    feed: str
    external_id: str
    received_on: date
    title: str
    status: Status
    admitted_on: date | None
    duplicates: int
    informant_sealed: bool
    self_found: bool = False


@dataclass(frozen=True, slots=True)
class ClueFilter:
    """Which clues: empty fields do not narrow; both days are included."""

    county: str = ""
    source: Source | None = None
    status: Status | None = None
    feed: str = ""
    received_from: date | None = None
    received_to: date | None = None
    self_found: bool | None = None


@dataclass(frozen=True, slots=True)
class SourceFigures:
    """The submissions of one source: clues admitted and held now, and submissions of clues that were there already.

    `self_found` are those of the clues that the unit concerned found by itself (监督办法 9).
    """

    source: Source
    admitted: int = 0
    held: int = 0
    duplicate: int = 0
    self_found: int = 0


class ClueList(Protocol):
    """Finds clues. Every method may raise Transient."""

    async def page(self, wanted: ClueFilter, *, skip: int, limit: int) -> tuple[Sequence[ListedClue], int]:
        """Clues received last first, then by id, and how many there are in all."""
        ...

    async def figures(self) -> Sequence[SourceFigures]:
        """The figures of each source that has any, in the order of 问责办法 9."""
        ...
