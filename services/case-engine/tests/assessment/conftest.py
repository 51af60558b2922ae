"""The regulation as shipped and the real calendar; facts are built from the JSON of the public contract."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter

from case_engine.domain.assessment.assess import assess
from case_engine.domain.assessment.facts import AssessmentFacts
from case_engine.domain.assessment.verdict import Assessment
from wenze.calendar import WorkingDayCalendar
from wenze.regulation import Ruleset

BASE: dict[str, Any] = {
    "as_of": date(2026, 3, 1),
    "conduct_on": date(2025, 11, 20),
    "subject": {"scope": "leading-cadre", "managed_by": "county", "vertical": False, "probation": False},
    "findings": [{"item": "accountability:7.5", "severity": "moderate"}],
    "circumstances": [],
    "referral": {"discipline": False, "crime": False},
}
"""What a scenario starts from: one moderate finding about a county-managed leading cadre."""

_FACTS = TypeAdapter(AssessmentFacts)

BuildFacts = Callable[..., AssessmentFacts]
Assess = Callable[..., Assessment]
RulesetWith = Callable[[Mapping[str, Any]], Ruleset]


@pytest.fixture(scope="session")
def shipped() -> Ruleset:
    """The rule set with every setting at its default."""
    return Ruleset.load()


@pytest.fixture(scope="session")
def calendar() -> WorkingDayCalendar:
    return WorkingDayCalendar.from_library()


@pytest.fixture(scope="session")
def ruleset_with(shipped: Ruleset) -> RulesetWith:
    """The rule set with some settings decided otherwise."""

    def build(decided: Mapping[str, Any]) -> Ruleset:
        changed = {name: replace(shipped.settings[name], value=_frozen(value)) for name, value in decided.items()}
        return Ruleset(shipped.catalogue, shipped.parameters, {**shipped.settings, **changed})

    return build


@pytest.fixture(scope="session")
def facts() -> BuildFacts:
    """Facts in the contract's JSON, as a change to `BASE`."""

    def build(**change: Any) -> AssessmentFacts:
        subject = {**BASE["subject"], **change.pop("subject", {})}
        return _FACTS.validate_python({**BASE, **change, "subject": subject})

    return build


@pytest.fixture(scope="session")
def assessed(shipped: Ruleset, calendar: WorkingDayCalendar, facts: BuildFacts) -> Assess:
    """The assessment of facts in the contract's JSON under the default settings."""

    def answer(**change: Any) -> Assessment:
        stated = facts(**change)
        return assess(stated, shipped.consult(stated.as_of), calendar)

    return answer


def _frozen(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    return {key: tuple(measures) for key, measures in value.items()} if isinstance(value, dict) else value
