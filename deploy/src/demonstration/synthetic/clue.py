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
class Matter:
    """What a clue is to tell of: a conduct item, and whose. `scenario` names the case it will lead to, if that is one
    of those led; `sufficient` is whether it states all that its source's condition asks for (问责办法 9)."""

    item: str
    subject: Cadre
    sufficient: bool = True
    scenario: str = ""


@dataclass(frozen=True, slots=True)
class Clue:
    """What one submission says; `others` are subjects that it names besides the first."""

    external_id: str
    source: Source
    received_on: date
    title: str
    content: str
    subject: Cadre
    admission: Admission
    informant: Informant | None = None
    scenario: str = ""
    others: tuple[Cadre, ...] = ()

    @property
    def county(self) -> str:
        """The six-digit code of the place it concerns."""
        return self.subject.county
