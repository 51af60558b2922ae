"""Runs the scenarios beside each rule of 问责办法 9: what is given to the rule, and what is expected of it."""

from dataclasses import dataclass, field
from datetime import date
from importlib.resources import files
from typing import Any

import pytest
import yaml

from clue_intake.domain.admission.parameters import Basis
from clue_intake.domain.admission.rules import RULES, Rule
from clue_intake.domain.admission.verdict import Admitted
from clue_intake.domain.facts import Facts

FOLDER = files("clue_intake.domain.admission")


@dataclass
class Parameters:
    joint_proposal_minimum: int = 3
    settings: dict[str, str] = field(default_factory=dict)

    def basis(self) -> Basis:
        return Basis(date(2026, 3, 1), "test", "test", self.settings)


def _scenarios(rule: Rule) -> list[dict[str, Any]]:
    module = rule.examine.__module__.rpartition(".")[2]
    return yaml.safe_load(FOLDER.joinpath(f"{module}.yaml").read_text(encoding="utf-8"))


ALL = [pytest.param(rule, scenario, id=scenario["name"]) for rule in RULES.values() for scenario in _scenarios(rule)]


@pytest.mark.parametrize(("rule", "scenario"), ALL)
def test_the_rule_answers_as_its_scenario_expects(rule: Rule, scenario: dict[str, Any]) -> None:
    verdict = rule.examine(Facts(**scenario["given"]), Parameters(**scenario.get("parameters", {})))
    expected = scenario["expect"]
    assert ("admitted" if isinstance(verdict, Admitted) else "held") == expected["verdict"]
    assert {reason.clause for reason in verdict.reasons} == {rule.clause}
    assert len(verdict.reasons) == len(expected["reasons"])
    for reason, fragment in zip(verdict.reasons, expected["reasons"], strict=True):
        assert fragment in reason.text


def test_every_file_of_scenarios_belongs_to_a_rule() -> None:
    rules = {rule.examine.__module__.rpartition(".")[2] for rule in RULES.values()}
    scenarios = {file.name.removesuffix(".yaml") for file in FOLDER.iterdir() if file.name.endswith(".yaml")}
    assert scenarios == rules


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.clause)
def test_every_rule_has_a_scenario_that_admits_and_one_that_holds(rule: Rule) -> None:
    assert {scenario["expect"]["verdict"] for scenario in _scenarios(rule)} == {"admitted", "held"}
