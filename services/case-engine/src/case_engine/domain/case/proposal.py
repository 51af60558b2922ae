"""What someone submits as the decision about one subject, before any gate has let it pass."""

from dataclasses import dataclass
from datetime import date

from case_engine.domain.assessment.codes import Measure, Outcome


@dataclass(frozen=True, slots=True)
class Proposal:
    """A measure, or `without_measure` the outcome on which the proceeding ends; blank is what was not given.

    `written_reason`: why people leave the recommendation, weigh conflicting circumstances so, or take no measure;
    `weighed_by`: who they are.
    """

    cadre_id: str
    measure: Measure | None = None
    without_measure: Outcome | None = None
    facts: str = ""
    basis: tuple[str, ...] = ()
    decided_on: date | None = None
    effective_on: date | None = None
    prepared_by: str = ""
    approved_by: str = ""
    written_reason: str = ""
    weighed_by: str = ""
