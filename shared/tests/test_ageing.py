"""What lies is counted in each band that it is older than, the most first."""

from collections import Counter
from datetime import date, timedelta

from wenze.ageing import Lying, lying

TODAY = date(2026, 3, 31)
CAME = [
    ("430602", "audit", TODAY),
    ("430602", "audit", TODAY - timedelta(days=15)),
    ("430602", "audit", TODAY - timedelta(days=16)),
    ("430611", "media", TODAY - timedelta(days=91)),
]


async def _before(day: date) -> Counter[tuple[str, str]]:
    return Counter((county, source) for county, source, came in CAME if came < day)


async def test_a_day_on_the_edge_of_a_band_is_not_beyond_it() -> None:
    assert await lying(_before, TODAY) == [
        Lying("430602", "audit", {0: 3, 15: 1, 30: 0, 90: 0}),
        Lying("430611", "media", {0: 1, 15: 1, 30: 1, 90: 1}),
    ]
