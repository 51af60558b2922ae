"""Puts the pure assessment together with the regulation in force, and writes the receipt of every answer."""

from dataclasses import asdict
from datetime import date
from typing import Any, Final, Protocol

from case_engine.domain.assessment.assess import assess
from case_engine.domain.assessment.codes import Measure
from case_engine.domain.assessment.effects import effects_of
from case_engine.domain.assessment.facts import AssessmentFacts
from case_engine.domain.assessment.occasion import Occasion
from case_engine.domain.assessment.verdict import Assessment
from case_engine.domain.assessment.verdict import Receipt as Used
from case_engine.domain.case.measure import Consequences
from case_engine.domain.case.receipt import Receipt
from case_engine.domain.deadlines.reckoning import Calendar, Reckoning

APPEAL: Final = "accountability:12"


class Consulted(Protocol):
    """The regulation as of one date; it remembers what was asked of it."""

    def number(self, name: str, /) -> int:
        """The value of a dated parameter, in the parameter's own unit."""
        ...

    def setting(self, name: str, /) -> Any:
        """The answer in force to a question that the text leaves open."""
        ...

    def receipt(self, rules: tuple[str, ...], clauses: tuple[str, ...], given: object) -> Receipt:
        """What the answer rests on; `given` is the whole input, of which the receipt keeps the fingerprint."""
        ...


class Rulebook(Protocol):
    """Where the regulation in force comes from."""

    @property
    def calendar(self) -> Calendar:
        """Calendar arithmetic, by the years published so far."""
        ...

    def consult(self, as_of: date) -> Consulted:
        """Begin one answer as of a date; use it for that answer only."""
        ...


class Assessor:
    """Answers what the rules make of facts, and what follows from a measure."""

    def __init__(self, rulebook: Rulebook) -> None:
        self._rulebook = rulebook

    def assess(self, facts: AssessmentFacts) -> tuple[Assessment, Receipt]:
        """The assessment of the facts; the same facts under the same rule set give the same receipt."""
        consulted = self._rulebook.consult(facts.as_of)
        assessment = assess(facts, consulted, self._rulebook.calendar)
        return assessment, consulted.receipt(assessment.receipt.rules, assessment.receipt.clauses, facts)

    @property
    def reckoning(self) -> Reckoning:
        """How deadlines are counted, by the calendar as it is now."""
        return Reckoning(self._rulebook.consult, self._rulebook.calendar)

    def consequences_of(self, measure: Measure, occasion: Occasion) -> Consequences:
        """The effects of a measure under the rules of the day it was decided, and its appeal period (问责办法 12)."""
        as_of = occasion.decided_on or occasion.effective_on
        consulted = self._rulebook.consult(as_of)
        effects = effects_of(measure, occasion, consulted, self._rulebook.calendar)
        appeal_period_days = consulted.number("appeal-period")
        used = Used.of(as_of, effects)
        clauses = (*used.clauses, APPEAL)
        receipt = consulted.receipt(used.rules, clauses, {"measure": measure, "occasion": asdict(occasion)})
        return Consequences(effects, appeal_period_days, receipt)
