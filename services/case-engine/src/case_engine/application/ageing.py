"""监督办法 9: cases that were left lying (有案不查), by county and source, and for how long."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Protocol

from case_engine.domain.case.stages import Stage

CLAUSE: Final = "supervision:9"
OLDER_THAN_DAYS: Final = (0, 15, 30, 90)
"""The bands of the report: it counts what is older than each."""

WITHOUT_DISPOSITION: Final = (
    Stage.START_PROPOSED,
    Stage.STARTED,
    Stage.FINDINGS_RECORDED,
    Stage.OPINION_PROPOSED,
    Stage.HEARD,
    Stage.UNDER_STUDY,
)


@dataclass(frozen=True, slots=True)
class Lying:
    """How many cases of a county and source, by `counts[days]`, wait for longer than so many days."""

    county: str
    source: str
    counts: dict[int, int]


class AgeingList(Protocol):
    """Counts what waits. May raise Transient."""

    async def waiting_since(self, day: date, county: str, states: Sequence[Stage]) -> dict[tuple[str, str], int]:
        """Cases at these stages that were proposed before the day, by county and source."""
        ...


class ReportAgeing:
    """Answers which cases have had no disposition, the most first."""

    def __init__(self, listed: AgeingList) -> None:
        self._listed = listed

    async def __call__(self, county: str, today: date) -> list[Lying]:
        """Of one county or, if empty, of all. Raises: Transient."""
        lying: dict[tuple[str, str], dict[int, int]] = {}
        for days in OLDER_THAN_DAYS:
            before = today - timedelta(days=days) if days else today + timedelta(days=1)
            for key, count in (await self._listed.waiting_since(before, county, WITHOUT_DISPOSITION)).items():
                lying.setdefault(key, dict.fromkeys(OLDER_THAN_DAYS, 0))[days] = count
        rows = [Lying(county, source, counts) for (county, source), counts in lying.items()]
        return sorted(rows, key=lambda row: (-row.counts[0], row.county, row.source))
