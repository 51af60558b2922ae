"""What the rules say, as data: tabulated from the rules themselves under the default settings."""

from dataclasses import dataclass
from datetime import date
from importlib import import_module
from itertools import product
from pkgutil import iter_modules
from typing import Final

from case_engine.domain import rules
from case_engine.domain.assessment.circumstance_rule import CircumstanceRule
from case_engine.domain.assessment.circumstances import WeighedCircumstances
from case_engine.domain.assessment.codes import ConductItem, Direction, Ground, Measure, Outcome, Severity
from case_engine.domain.assessment.conclusion import Conclusion
from case_engine.domain.assessment.facts import Finding
from case_engine.domain.assessment.measures import measures_for
from case_engine.domain.assessment.pull import Pull
from case_engine.domain.assessment.verdict import Exclusion, Reason
from case_engine.domain.rules import article_2_result_element, article_7_not_acting, article_8_acting_wrongly
from wenze.regulation import Ruleset

REGULATION: Final = Ruleset.load().consult(date(2026, 1, 1))

MODULES: Final = {name: import_module(f"{rules.__name__}.{name}") for _, name, _ in iter_modules(rules.__path__)}

CONDUCT: Final[dict[tuple[ConductItem, Severity], Reason]] = (
    article_7_not_acting.REASONS | article_8_acting_wrongly.REASONS
)

CIRCUMSTANCES: Final[tuple[CircumstanceRule, ...]] = tuple(
    rule for module in MODULES.values() if isinstance(rule := getattr(module, "RULE", None), CircumstanceRule)
)

GROUND_OF: Final = {
    "incentive_8_mistake_tolerated": Ground.NON_SUBJECTIVE_MISTAKE,
    "incentive_8_exploration_supported": Ground.SUPPORTED_EXPLORATION,
}
"""On which sentence of incentive:8 a rule rests; the others are the exemption for a general deviation."""

STEPS: Final = "有{steps}项"

CITED: Final = Reason("", "", "")
"""Stands for the circumstance whose clause an exclusion cites."""


def result_element(item: ConductItem, adverse_result: bool | None) -> tuple[bool, Reason]:
    """Whether a finding has the result that article 2 asks for, and what is said of it."""
    ruling = article_2_result_element.ruling(Finding(item, Severity.MINOR, adverse_result=adverse_result), REGULATION)
    return ruling.counts, ruling.reason


@dataclass(frozen=True, slots=True)
class MeasuresRow:
    """What is proposed for one severity and direction; `several`: more than one circumstance pulls.

    In texts, `{steps}` and `{count}` stand for the numbers of circumstances and of findings. An exclusion without a
    clause cites the first circumstance that pulls.
    """

    severity: Severity
    direction: Direction
    several: bool
    probation: bool
    recommended: Measure | None
    permitted: tuple[Measure, ...]
    excluded: tuple[Exclusion, ...]
    reasons: tuple[tuple[str, str], ...]
    opening_for_one: str
    opening_for_more: str


def measures_table() -> list[MeasuresRow]:
    """A row for every severity, direction, number of circumstances and standing."""
    pulls = [(Direction.NEUTRAL, 0), (Direction.CONFLICTING, 0)]
    pulls += [(direction, steps) for direction in (Direction.AGGRAVATED, Direction.MITIGATED) for steps in (1, 2)]
    return [_row(*each) for each in product(Severity, pulls, (False, True))]


def measures_where_people_decide(probation: bool) -> tuple[tuple[Measure, ...], tuple[Exclusion, ...]]:
    """What is permitted and excluded where people decide on the whole."""
    conclusion = Conclusion(Outcome.COLLECTIVE_DECISION, Pull(Direction.NEUTRAL, 0), (), ())
    measures, _ = measures_for(conclusion, _weighed(), probation, REGULATION)
    return measures.permitted, measures.excluded


def _row(severity: Severity, pull: tuple[Direction, int], probation: bool) -> MeasuresRow:
    direction, steps = pull
    measures, reasons = _measures(severity, pull, probation, findings=1)
    _, of_two = _measures(severity, pull, probation, findings=2)
    return MeasuresRow(
        severity=severity,
        direction=direction,
        several=steps > 1,
        probation=probation,
        recommended=measures.recommended,
        permitted=measures.permitted,
        excluded=measures.excluded,
        reasons=tuple((each.clause, each.text.replace(f"有{steps}项", STEPS)) for each in reasons[1:]),
        opening_for_one=reasons[0].text,
        opening_for_more=of_two[0].text.replace("计入2项", "计入{count}项"),
    )


def _measures(severity: Severity, pull: tuple[Direction, int], probation: bool, findings: int):
    found = tuple(Finding(item, severity) for item in list(ConductItem)[:findings])
    conclusion = Conclusion(Outcome.ACCOUNTABLE, Pull(*pull), found, ())
    return measures_for(conclusion, _weighed(), probation, REGULATION)


def _weighed() -> WeighedCircumstances:
    return WeighedCircumstances((CITED,), (CITED,), (), (), ())
