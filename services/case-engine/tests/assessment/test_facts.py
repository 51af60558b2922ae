"""Facts that contradict themselves are refused in Chinese, before anything is said about them."""

from collections.abc import Callable

import pytest
from pydantic import ValidationError

from case_engine.domain.assessment.facts import AssessmentFacts, InvalidFactsError
from case_engine.domain.assessment.verdict import Assessment

Build = Callable[..., AssessmentFacts]
Assess = Callable[..., Assessment]


def test_conduct_cannot_lie_after_the_assessment(facts: Build) -> None:
    with pytest.raises(ValueError, match="行为日期 2026-03-02 晚于评定日期 2026-03-01"):
        facts(conduct_on="2026-03-02")


def test_conduct_on_the_day_of_the_assessment_is_in_order(assessed: Assess) -> None:
    assert assessed(conduct_on="2026-03-01").outcome == "accountable"


def test_a_decision_cannot_take_effect_before_the_conduct(facts: Build, assessed: Assess) -> None:
    with pytest.raises(ValueError, match=r"生效日期 2025-11-19 早于行为日期 2025-11-20。请核对两个日期。"):
        facts(effective_on="2025-11-19")
    assert assessed(effective_on="2025-11-20").outcome == "accountable"


def test_an_unknown_item_is_no_item(facts: Build) -> None:
    with pytest.raises(ValidationError):
        facts(findings=[{"item": "accountability:7.11", "severity": "minor"}])


def test_an_exemption_cannot_cover_what_was_not_found(facts: Build) -> None:
    circumstance = {"item": "accountability:17.1", "established": True, "covers": ["accountability:8.1"]}
    with pytest.raises(ValueError, match=r"accountability:8\.1 不在认定的情形之中"):
        facts(circumstances=[circumstance])


def test_a_condition_belongs_to_its_clause(assessed: Assess) -> None:
    conditions = [{"condition": "no-major-impact", "met": True}]
    with pytest.raises(InvalidFactsError, match=r"accountability:16\.2 没有“no-major-impact”这项条件"):
        assessed(circumstances=[{"item": "accountability:16.2", "established": True, "conditions": conditions}])


def test_only_the_incentive_clause_has_grounds(assessed: Assess) -> None:
    circumstance = {"item": "accountability:17.1", "established": True, "ground": "general-deviation"}
    with pytest.raises(InvalidFactsError, match="ground 只用于 incentive:8"):
        assessed(circumstances=[circumstance])


def test_what_has_serious_consequences_has_a_result(assessed: Assess) -> None:
    finding = {"item": "accountability:7.5", "severity": "grave", "serious_consequences": True}
    assert assessed(findings=[{**finding, "adverse_result": True}]).outcome == "accountable"
    with pytest.raises(InvalidFactsError) as refused:
        assessed(findings=[{**finding, "adverse_result": False}])
    assert str(refused.value) == (
        "情形 accountability:7.5 认定了后果严重（serious_consequences），"
        "又认定没有后果（adverse_result）。请核实后改正。"
    )
