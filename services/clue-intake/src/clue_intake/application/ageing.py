"""监督办法 9: clues that were left lying (有案不查)."""

from collections.abc import Mapping
from datetime import date
from typing import Protocol

from wenze.ageing import Lying, lying


class AgeingList(Protocol):
    """Counts what waits. May raise Transient."""

    async def held_since(self, day: date, county: str) -> Mapping[tuple[str, str], int]:
        """Held clues that were received before the day, by county and source."""
        ...


class ReportAgeing:
    """Answers which clues have had no disposition: an admitted one is its case's concern."""

    def __init__(self, listed: AgeingList) -> None:
        self._listed = listed

    async def __call__(self, county: str, today: date) -> list[Lying]:
        """Of one county or, if empty, of all. Raises: Transient."""
        return await lying(lambda day: self._listed.held_since(day, county), today)
