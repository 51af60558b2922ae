"""What every rule file owes: scenarios for and against, its own name in the receipt, and clauses that exist."""

import importlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from case_engine.domain import rules
from case_engine.domain.assessment.circumstance_rule import CircumstanceRule
from case_engine.domain.rules import article_7_not_acting, article_8_acting_wrongly
from wenze.regulation import catalogue

FOLDER = Path(rules.__path__[0])
RULES = sorted(file.stem for file in FOLDER.glob("*.py") if file.stem != "__init__")
CLAUSE = re.compile(r"\b(?:accountability|incentive|supervision):\d+(?:\.\d+)?")

CASE_COURSE = {"accountability:10", "accountability:11", "accountability:12", "accountability:13", "supervision:10"}
"""Built clauses about the course of a case: the procedure as a whole, hearing, appeal, revocation, and the clue against
leaders whose supervision was slack. They are no matter of facts."""


def cited(*endings: str) -> dict[str, set[str]]:
    """The clauses written in the files with these endings, by file name."""
    files = (file for ending in endings for file in FOLDER.glob(f"*{ending}"))
    return {file.name: set(CLAUSE.findall(file.read_text(encoding="utf-8"))) for file in files}


def conduct_items() -> Iterator[str]:
    """The clauses of the conduct items, which their tables name by code."""
    for entry in article_7_not_acting.ENTRIES + article_8_acting_wrongly.ENTRIES:
        yield entry.item.value


def test_there_are_rules() -> None:
    """Guards the other tests against finding nothing to look at."""
    assert len(RULES) >= 45


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_has_scenarios_for_and_against(rule: str) -> None:
    """At least one in which the rule has something to say, and one in which it hasn't."""
    scenarios = yaml.safe_load((FOLDER / f"{rule}.yaml").read_text(encoding="utf-8"))
    assert {scenario["used"] for scenario in scenarios} == {True, False}
    names = [scenario["name"] for scenario in scenarios]
    assert len(set(names)) == len(names)


def test_every_scenario_file_has_its_rule() -> None:
    """No scenarios are left behind by a renamed rule."""
    assert sorted(file.stem for file in FOLDER.glob("*.yaml")) == RULES


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_named_like_its_file(rule: str) -> None:
    """So that a receipt leads to the file."""
    stated = importlib.import_module(f"case_engine.domain.rules.{rule}").RULE
    assert (stated.name if isinstance(stated, CircumstanceRule) else stated) == rule


@pytest.mark.parametrize("rule", RULES)
def test_a_rule_is_named_after_an_article_that_it_cites(rule: str) -> None:
    """`article_15_3_retaliation` cites article 15 of 问责办法, `incentive_8_…` article 8 of 激励办法."""
    kind, article = rule.split("_")[:2]
    regulation = "incentive" if kind == "incentive" else "accountability"
    clauses = cited(f"{rule}.py")[f"{rule}.py"] | (set(conduct_items()) if "acting" in rule else set())
    assert any(re.fullmatch(rf"{regulation}:{article}(\.\d+)?", clause) for clause in clauses)


@pytest.mark.parametrize("ending", [".py", ".yaml"])
def test_every_clause_cited_exists(ending: str) -> None:
    """In the rules and in their scenarios."""
    known = catalogue()
    unknown = {(name, clause) for name, clauses in cited(ending).items() for clause in clauses if clause not in known}
    assert not unknown


def test_every_built_rule_clause_of_this_service_is_cited_by_a_rule() -> None:
    """Nothing is said to be built that no rule cites, but for the course of a case."""
    ours = {
        str(clause.ref)
        for clause in catalogue()
        if clause.owner == "case-engine" and clause.state == "built" and clause.status in {"rule", "manual"}
    }
    by_rules = set().union(*cited(".py").values(), conduct_items())
    assert ours - by_rules == CASE_COURSE


def test_every_effect_of_article_18_is_cited_by_a_rule() -> None:
    """Personnel owns article 18, but its effects are computed here."""
    effects = {str(clause.ref) for clause in catalogue() if str(clause.ref).startswith("accountability:18")}
    assert effects <= set().union(*cited(".py").values())


def test_the_conduct_items_say_what_the_catalogue_says() -> None:
    """One gist and one list of evidence for each item, not two that drift apart."""
    for entry in article_7_not_acting.ENTRIES + article_8_acting_wrongly.ENTRIES:
        clause = catalogue().clause(entry.item.value)
        assert (entry.gist, entry.needs) == (clause.gist, clause.evidence)
