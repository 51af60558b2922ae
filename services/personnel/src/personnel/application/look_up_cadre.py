"""One cadre as the journal has them, which is never behind."""

from dataclasses import dataclass

from personnel.domain.cadre import Cadre
from personnel.domain.events import CadreEvent
from wenze.journal.store import AggregateStore


@dataclass(frozen=True, slots=True)
class KnownCadre:
    """A cadre with the version and hash of their ledger; `county` is where they belong as last told."""

    cadre: Cadre
    county: str
    version: int
    hash: str


class LookUpCadre:
    """Finds a cadre by number."""

    def __init__(self, cadres: AggregateStore[Cadre, CadreEvent]) -> None:
        self._cadres = cadres

    async def __call__(self, cadre_id: str) -> KnownCadre | None:
        """The cadre, None if neither a roster nor a decision named them. Raises: Transient."""
        history = await self._cadres.load(cadre_id)
        if history is None or history.state is None:
            return None
        cadre = history.state
        county = cadre.particulars.county if cadre.particulars else history.commits[-1].county
        return KnownCadre(cadre, county, len(history.commits), history.head)
