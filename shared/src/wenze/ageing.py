"""监督办法 9: what was left lying (有案不查), by county and source, and for how long."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, TypeAlias

CLAUSE: Final = "supervision:9"
OLDER_THAN_DAYS: Final = (0, 15, 30, 90)
"""The bands of the report: it counts what is older than each."""

CountedBefore: TypeAlias = Callable[[date], Awaitable[Mapping[tuple[str, str], int]]]
"""How many came before that day and still lie, by county and source. May raise Transient."""


@dataclass(frozen=True, slots=True)
class Lying:
    """How many of a county and source lie for longer than so many days: `counts[days]`."""

    county: str
    source: str
    counts: Mapping[int, int]


async def lying(counted_before: CountedBefore, today: date) -> list[Lying]:
    """What lies, the most first. Raises: Transient."""
    by_place: dict[tuple[str, str], dict[int, int]] = {}
    for days in OLDER_THAN_DAYS:
        before = today - timedelta(days=days) if days else today + timedelta(days=1)
        for place, count in (await counted_before(before)).items():
            by_place.setdefault(place, dict.fromkeys(OLDER_THAN_DAYS, 0))[days] = count
    rows = [Lying(county, source, counts) for (county, source), counts in by_place.items()]
    return sorted(rows, key=lambda row: (-row.counts[0], row.county, row.source))
