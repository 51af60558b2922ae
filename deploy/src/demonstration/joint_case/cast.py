"""Who plays in the case of three subjects, and the clue that it starts from."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from dateutil.relativedelta import relativedelta

from demonstration.joint_case.script import Role, script
from demonstration.synthetic.admissions import sufficient
from demonstration.synthetic.clue import Clue
from demonstration.synthetic.organisations import BELOW_THE_CITY, County
from demonstration.synthetic.roster import Cadre
from wenze.contracts.message import Source

SOURCE: Final[Source] = "inspection-recommendation"
_MONTHS_AGO: Final = 16
"""Long enough for half a year of 停职检查, what follows it, and for a period that ends with its calendar year."""


@dataclass(frozen=True, slots=True)
class JointCast:
    """The three subjects, of one county or zone."""

    city_managed: Cadre
    vertical: Cadre
    on_probation: Cadre

    @property
    def county(self) -> County:
        """Where all of them work."""
        return self.city_managed.unit.county

    @property
    def everybody(self) -> tuple[Cadre, Cadre, Cadre]:
        """The three."""
        return self.city_managed, self.vertical, self.on_probation


def joint_cast(roster: Sequence[Cadre], taken: Collection[str]) -> JointCast:
    """Three cadres of the first county that has them, none of them with a number already taken.

    Who was on probation then has passed it since, as the roster of today says.

    Raises: LookupError when no county has them.
    """
    told = script()
    free = [cadre for cadre in roster if cadre.number not in taken]
    for county in BELOW_THE_CITY:
        found = [_first(role, county, free) for role in (told.city_managed, told.vertical, told.on_probation)]
        chosen = [cadre for cadre in found if cadre is not None]
        if len(chosen) == len(found):
            return JointCast(*chosen)
    raise LookupError("no county has the three subjects of the joint case")


def joint_clue(played: JointCast, today: date) -> Clue:
    """The clue that names all three; it came in so long ago that the whole case is over."""
    told, first, *others = script(), *played.everybody
    return Clue(
        external_id="SYN-XC-JOINT",
        source=SOURCE,
        received_on=today - relativedelta(months=_MONTHS_AGO),
        title=told.title.format(county=played.county.name),
        content=told.content.format(county=played.county.name),
        subject=first,
        others=tuple(others),
        admission=sufficient(SOURCE),
    )


def _first(role: Role, county: County, free: Sequence[Cadre]) -> Cadre | None:
    return next((cadre for cadre in free if cadre.unit.county == county and role.who.fits(cadre)), None)
