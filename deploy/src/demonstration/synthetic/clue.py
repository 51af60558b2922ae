"""A synthetic clue before it takes the form of the channel it comes by."""

from dataclasses import dataclass
from datetime import date

from demonstration.synthetic.roster import Cadre
from wenze.contracts.feeds import Admission
from wenze.contracts.message import Source


@dataclass(frozen=True, slots=True)
class Informant:
    """Who reported. Nothing of it may ever be seen outside clue-intake."""

    name: str
    phone: str
    id_number: str
    address: str


@dataclass(frozen=True, slots=True)
class Clue:
    """What one submission says. `scenario` names the case that this clue will lead to, if it is one of those led."""

    external_id: str
    source: Source
    received_on: date
    title: str
    content: str
    subject: Cadre
    admission: Admission
    informant: Informant | None = None
    scenario: str = ""

    @property
    def county(self) -> str:
        """The six-digit code of the place it concerns."""
        return self.subject.county
