"""监督办法 9: clues that were left lying (有案不查), by county and source, and for how long."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Protocol

from clue_intake.domain.source import Source

CLAUSE: Final = "supervision:9"
OLDER_THAN_DAYS: Final = (0, 15, 30, 90)
"""The bands of the report: it counts what is older than each."""


@dataclass(frozen=True, slots=True)
class Lying:
    """How many clues of a county and source, by `counts[days]`, are held for longer than so many days."""

    county: str
    source: Source
    counts: dict[int, int]


class AgeingList(Protocol):
    """Counts what waits. May raise Transient."""

    async def held_since(self, day: date, county: str) -> dict[tuple[str, Source], int]:
        """Held clues that were received before the day, by county and source."""
        ...


class ReportAgeing:
    """Answers which clues have had no disposition, the most first: an admitted one is its case's concern."""

    def __init__(self, listed: AgeingList) -> None:
        self._listed = listed

    async def __call__(self, county: str, today: date) -> list[Lying]:
        """Of one county or, if empty, of all. Raises: Transient."""
        lying: dict[tuple[str, Source], dict[int, int]] = {}
        for days in OLDER_THAN_DAYS:
            before = today - timedelta(days=days) if days else today + timedelta(days=1)
            for key, count in (await self._listed.held_since(before, county)).items():
                lying.setdefault(key, dict.fromkeys(OLDER_THAN_DAYS, 0))[days] = count
        rows = [Lying(county, source, counts) for (county, source), counts in lying.items()]
        return sorted(rows, key=lambda row: (-row.counts[0], row.county, row.source))
