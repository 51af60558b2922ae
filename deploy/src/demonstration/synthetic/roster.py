"""The synthetic roster: cadres of the city, its counties and its zones."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Final

from demonstration.synthetic.chance import chance
from demonstration.synthetic.organisations import BELOW_THE_CITY, CITY, Unit, units_of
from demonstration.synthetic.people import Names
from demonstration.synthetic.posts import Post, posts_of

CADRES: Final = 2_000

_ON_PROBATION: Final = 0.08
_WITHOUT_PROBATION: Final = ("company", "village")
_LONGEST_PROBATION_DAYS: Final = 365


@dataclass(frozen=True, slots=True)
class Cadre:
    """A line of the roster. `probation_until` is the last day of a probation, None without one."""

    number: str
    name: str
    unit: Unit
    post: Post
    probation_until: date | None = None

    @property
    def county(self) -> str:
        """The six-digit code of the place."""
        return self.unit.county.code

    @property
    def vertical(self) -> bool:
        """Whether a department of a higher level manages the cadre (垂直管理)."""
        return self.unit.kind == "vertical"


def synthetic_roster(seed: int, today: date) -> tuple[Cadre, ...]:
    """2,000 cadres with numbers SYN-000001 and up, the same for the same seed and day; some seats stay vacant."""
    stream = chance(seed, "roster")
    names = Names(stream)
    seats = list(_seats())
    taken = sorted(stream.sample(range(len(seats)), CADRES))
    return tuple(
        Cadre(f"SYN-{number:06}", names.another(), *seats[seat], _probation(seats[seat][0], stream, today))
        for number, seat in enumerate(taken, start=1)
    )


def _seats() -> Iterator[tuple[Unit, Post]]:
    for county in (CITY, *BELOW_THE_CITY):
        for unit in units_of(county):
            for post in posts_of(unit):
                yield from [(unit, post)] * post.seats


def _probation(unit: Unit, stream: Random, today: date) -> date | None:
    days = stream.randrange(1, _LONGEST_PROBATION_DAYS)
    on_probation = stream.random() < _ON_PROBATION and unit.kind not in _WITHOUT_PROBATION
    return today + timedelta(days=days) if on_probation else None
