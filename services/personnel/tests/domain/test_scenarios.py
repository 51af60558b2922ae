"""Each rule's scenarios: before, on and after the days that matter."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from personnel.domain.cadre import Cadre
from personnel.domain.decision import SubjectAsDecided
from personnel.domain.effect import EffectKind
from personnel.domain.eligibility import rules
from personnel.domain.eligibility.answer import Answer, eligibility
from personnel.domain.eligibility.question import Action, Question
from personnel.domain.eligibility.rules import RULES, WITHOUT_BEARING
from personnel.domain.levels import Level
from wenze.regulation.ruleset import Ruleset

FOLDER = Path(rules.__file__).parent


def scenarios() -> Iterator[Any]:
    for path in sorted(FOLDER.glob("*.yaml")):
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))["cases"]:
            for question in case["questions"]:
                yield pytest.param(case, question, id=f"{path.stem}: {case['name']}: {question['name']}")


@pytest.mark.parametrize(("case", "asked"), list(scenarios()))
def test_a_scenario_is_answered_as_written(case: dict[str, Any], asked: dict[str, Any], examples, ruleset):
    regulation = with_settings(ruleset, case.get("decided", {})).consult(asked["day"])
    level = Level(asked["level"]) if "level" in asked else None
    question = Question(Action(asked["action"]), asked["day"], level, asked.get("post", ""))
    answer = eligibility(cadre_of(case, examples), question, regulation)
    assert answer.eligible is asked["eligible"]
    assert blocking_of(answer, asked) == asked.get("blocking", [])
    assert [condition.clause for condition in answer.conditions] == asked.get("conditions", [])
    assert asked.get("says", "") in all_text(answer)
    if "settings" in asked:
        assert sorted(used.name for used in regulation.settings_used) == sorted(asked["settings"])


def cadre_of(case: Mapping[str, Any], examples) -> Cadre:
    decisions = [
        examples.decision(
            [
                examples.effect(each["kind"], each["from"], each["until"], each["clause"], each.get("details"))
                for each in entry["effects"]
            ],
            entry["decision"],
            measure=entry["measure"],
            subject=SubjectAsDecided(entry.get("name", "合成甲"), "合成局"),
        )
        for entry in case["ledger"]
    ]
    cadre = examples.cadre(*decisions, level=Level(case.get("level", "section")))
    return cadre if case.get("registered", True) else replace(cadre, particulars=None)


def with_settings(ruleset: Ruleset, decided: Mapping[str, str]) -> Ruleset:
    changed = {name: replace(ruleset.settings[name], value=value) for name, value in decided.items()}
    return Ruleset(ruleset.catalogue, ruleset.parameters, {**ruleset.settings, **changed})


def blocking_of(answer: Answer, asked: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The blocking effects found, with as much of each as the scenario tells."""
    found = [
        {"effect": each.effect.value, "clause": each.clause, "from": each.starts, "until": each.until}
        for each in answer.blocking
    ]
    told = asked.get("blocking", [])
    return [{key: each[key] for key in expected} for each, expected in zip(found, told, strict=True)]


def all_text(answer: Answer) -> str:
    return answer.summary + "".join(each.text for each in (*answer.blocking, *answer.conditions))


def test_every_rule_has_scenarios_and_every_file_of_scenarios_a_rule():
    assert {path.stem for path in FOLDER.glob("*.yaml")} == {rule.name for rule in RULES}


def test_every_rule_is_named_as_its_file():
    for rule in RULES:
        assert rule.examine.__module__.endswith(f".{rule.name}")


def test_every_kind_of_effect_has_a_rule_or_a_declared_reason_for_none():
    with_rule = {kind for rule in RULES for kind in rule.kinds}
    assert with_rule | set(WITHOUT_BEARING) == set(EffectKind)
    assert not with_rule & set(WITHOUT_BEARING)


def test_every_rule_cites_clauses_that_exist(ruleset: Ruleset):
    for rule in RULES:
        for clause in rule.clauses:
            assert ruleset.catalogue.cite(clause)
