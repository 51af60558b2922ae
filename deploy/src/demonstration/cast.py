"""Who plays in which case."""

from collections.abc import Iterator, Sequence
from itertools import cycle, islice

from demonstration.scenario import Scenario
from demonstration.synthetic.organisations import BELOW_THE_CITY
from demonstration.synthetic.roster import Cadre


def cast(scenarios: Sequence[Scenario], roster: Sequence[Cadre]) -> dict[str, Cadre]:
    """A cadre of the roster for each scenario by name, no one twice, spread over the counties and zones.

    Raises: LookupError when the roster has nobody left who fits.
    """
    places = cycle(county.code for county in BELOW_THE_CITY)
    chosen: dict[str, Cadre] = {}
    taken: set[str] = set()
    for scenario in scenarios:
        fitting = [cadre for cadre in roster if scenario.who.fits(cadre) and cadre.number not in taken]
        if not fitting:
            raise LookupError(f"nobody in the roster fits the scenario {scenario.name}")
        cadre = next(_nearest(fitting, places))
        taken.add(cadre.number)
        chosen[scenario.name] = cadre
    return chosen


def _nearest(fitting: Sequence[Cadre], places: Iterator[str]) -> Iterator[Cadre]:
    """The fitting cadres, those of the next places in turn first."""
    for place in islice(places, len(BELOW_THE_CITY)):
        yield from (cadre for cadre in fitting if cadre.county == place)
    yield from fitting
