"""What somebody proposes against a person, whoever that is: it may be retaliation for a report."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class ProposalKind(StrEnum):
    """What is proposed."""

    MEASURE = "measure"
    TRANSFER = "transfer"
    DEMOTION = "demotion"
    BAD_APPRAISAL = "bad-appraisal"


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who proposes, or against whom something is proposed; empty is what is not known."""

    name: str = field(repr=False)
    unit: str = field(default="", repr=False)
    post: str = field(default="", repr=False)
    cadre_id: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A measure, transfer, demotion or bad appraisal that is proposed against `target`.

    `proposed_by` are the persons behind it, `bodies` the units and organs; `reference` is where it is found: a case, or
    a number of the office that proposes.
    """

    kind: ProposalKind
    county: str
    proposed_on: date
    target: Person
    proposed_by: tuple[Person, ...] = ()
    bodies: tuple[str, ...] = ()
    matter: str = field(default="", repr=False)
    reference: str = ""
    id_number: str = field(default="", repr=False)
