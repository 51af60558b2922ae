"""The clues whose informants are protected from retaliation, found by the blind index."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from clue_intake.application.blind_index import BlindIndex
from clue_intake.application.preparation import Preparation
from clue_intake.domain.clue.state import Clue
from clue_intake.domain.plain_text import plain
from clue_intake.domain.retaliation.suspicion import Accusation


@dataclass(frozen=True, slots=True)
class WatchedClue:
    """A clue with sealed informants: their tags, and whom it accuses. `index_key` is the key of the tags."""

    clue_id: str
    county: str
    tags: tuple[str, ...]
    index_key: str
    accusation: Accusation


class WatchedClues(Protocol):
    """Finds watched clues. Every method may raise Transient."""

    async def with_tags(self, tags: Collection[str]) -> Sequence[WatchedClue]:
        """Those that have one of the tags."""
        ...

    async def without_tags(self, known_keys: Collection[str]) -> int:
        """How many clues with a sealed informant have no tags of these keys: until the list is rebuilt they are not
        watched."""
        ...


class Watch:
    """Says what is watched of a clue."""

    def __init__(self, preparation: Preparation, index: BlindIndex) -> None:
        self._preparation = preparation
        self._index = index

    def of(self, clue: Clue) -> WatchedClue | None:
        """None when no informant is sealed in the clue."""
        reports = [version for version in (clue.first, *clue.later) if version.sealed_informant]
        if not reports:
            return None
        accused = [subject for version in (clue.first, *clue.later) for subject in version.clue.subjects]
        days = [report.clue.received_on for report in reports]
        return WatchedClue(
            clue_id=clue.first.clue.clue_id,
            county=clue.first.clue.county,
            tags=self._index.tags_to_keep(self._preparation.informants_of(clue)),
            index_key=self._index.current_key,
            accusation=Accusation(
                names=_plain_ones(each.name for each in accused),
                cadre_ids=_plain_ones(each.cadre_id for each in accused),
                units=_plain_ones(each.unit for each in accused),
                reported_first=min(days),
                reported_last=max(days),
            ),
        )


def _plain_ones(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(plain(text) for text in texts) - {""}
