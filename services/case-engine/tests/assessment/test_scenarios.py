"""Every scenario beside a rule, run through the whole assessment.

A scenario holds `name`, `used` (whether the rule has something to say: it is in the receipt) and `expect`, a part of
the answer in the contract's words: fields must be equal, of a list of objects each one expected must be there, other
lists must be equal as a whole. `given` changes the base facts; `decided` asks for the effects of a decided measure
instead; `settings` are what the deployment decided otherwise.
"""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest
import yaml

from case_engine.domain import rules
from case_engine.domain.assessment.assess import assess
from case_engine.domain.assessment.codes import Measure
from case_engine.domain.assessment.effects import effects_of
from case_engine.domain.assessment.facts import AssessmentFacts
from case_engine.domain.assessment.occasion import Occasion
from wenze.calendar import WorkingDayCalendar
from wenze.regulation import Ruleset

RULES = Path(rules.__path__[0])
SCENARIOS = [
    pytest.param(file.stem, scenario, id=f"{file.stem}: {scenario['name']}")
    for file in sorted(RULES.glob("*.yaml"))
    for scenario in yaml.safe_load(file.read_text(encoding="utf-8"))
]
KEYS = {"name", "used", "given", "decided", "settings", "expect"}


@pytest.mark.parametrize(("rule", "scenario"), SCENARIOS)
def test_scenario(
    rule: str,
    scenario: dict[str, Any],
    ruleset_with: Callable[[Mapping[str, Any]], Ruleset],
    facts: Callable[..., AssessmentFacts],
    calendar: WorkingDayCalendar,
) -> None:
    """Fails where the answer differs from what the scenario expects, or the rule speaks where it shouldn't."""
    assert not scenario.keys() - KEYS
    ruleset = ruleset_with(scenario.get("settings", {}))
    if "decided" in scenario:
        answer = _effects(dict(scenario["decided"]), ruleset, calendar)
    else:
        stated = facts(**scenario["given"])
        answer = asdict(assess(stated, ruleset.consult(stated.as_of), calendar))
    actual = _in_contract_words(answer)
    assert _differences(scenario["expect"], actual) == []
    assert (rule in actual["receipt"]["rules"]) is scenario["used"]


def test_an_expectation_that_is_not_met_is_noticed() -> None:
    """The matcher itself can fail, in each of its ways."""
    actual = {"a": 1, "objects": [{"x": 1, "y": 2}], "codes": ["p", "q"]}
    assert _differences({"a": 1, "objects": [{"x": 1}], "codes": ["p", "q"]}, actual) == []
    for wrong in (
        {"a": 2},
        {"b": 1},
        {"objects": [{"x": 2}]},
        {"objects": []},
        {"codes": ["p"]},
        {"codes": ["q", "p"]},
    ):
        assert _differences(wrong, actual) != []


def _effects(decided: dict[str, Any], ruleset: Ruleset, calendar: WorkingDayCalendar) -> dict[str, Any]:
    measure = Measure(decided.pop("measure"))
    occasion = Occasion(**decided)
    effects = effects_of(measure, occasion, ruleset.consult(occasion.effective_on), calendar)
    return {"effects": [asdict(effect) for effect in effects], "receipt": {"rules": [each.rule for each in effects]}}


def _in_contract_words(answer: dict[str, Any]) -> dict[str, Any]:
    effects = [
        {**effect, "from": effect["effective_from"], "until": effect["effective_until"]} for effect in answer["effects"]
    ]
    return {**answer, "effects": effects}


def _differences(expected: Any, actual: Any, where: str = "") -> list[str]:
    if isinstance(expected, dict):
        return [
            difference
            for key, part in expected.items()
            for difference in (
                _differences(part, actual[key], f"{where}.{key}") if key in actual else [f"{where}.{key} is missing"]
            )
        ]
    if isinstance(expected, list) and any(isinstance(each, dict) for each in expected):
        return [
            f"{where} has no {each}, only {actual}"
            for each in expected
            if not any(_differences(each, candidate) == [] for candidate in actual)
        ]
    if isinstance(expected, list):
        actual = list(actual)
    return [] if expected == actual else [f"{where} is {actual}, not {expected}"]
