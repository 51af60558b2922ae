"""What people may decide on an assessment, and what is refused with which clause."""

from collections.abc import Callable

import pytest

from case_engine.domain.assessment.assess import assess
from case_engine.domain.assessment.choice import check_measure, check_no_measure
from case_engine.domain.assessment.codes import Measure
from case_engine.domain.assessment.facts import AssessmentFacts
from case_engine.domain.assessment.verdict import Assessment
from case_engine.domain.refusal import Refusal
from wenze.calendar import WorkingDayCalendar
from wenze.regulation import Ruleset

Assess = Callable[..., Assessment]

AGGRAVATING = {"item": "accountability:15.1", "established": True}
MITIGATING = {"item": "accountability:16.1", "established": True}
EXEMPTING = {"item": "accountability:17.2", "established": True}
SERIOUS = [{"item": "accountability:7.5", "severity": "serious"}]


def refused(refusal: Refusal | None) -> str:
    """The clause of a refusal."""
    assert refusal is not None
    assert refusal.text.endswith("。")
    return refusal.clause


def test_the_recommended_measure_needs_no_reason(assessed: Assess) -> None:
    assert check_measure(assessed(), Measure.ADMONITION_TALK) is None


@pytest.mark.parametrize("measure", [each for each in Measure if each is not Measure.ADMONITION_TALK])
def test_any_other_permitted_measure_needs_a_written_reason(assessed: Assess, measure: Measure) -> None:
    said = assessed()
    assert refused(check_measure(said, measure)) == "accountability:14"
    assert refused(check_measure(said, measure, "  ")) == "accountability:14"
    assert check_measure(said, measure, "（合成）综合权衡") is None


def test_who_departs_from_the_recommendation_is_told_from_what(assessed: Assess) -> None:
    departing = check_measure(assessed(), Measure.SUSPENSION)
    assert departing is not None
    assert departing.text == "决定停职检查，与建议的诫勉谈话不同。请写明理由。"
    unguided = check_measure(assessed(circumstances=[AGGRAVATING, MITIGATING]), Measure.SUSPENSION)
    assert unguided is not None
    assert unguided.text == "决定停职检查，系统没有建议，由集体选择。请写明理由。"


def test_on_probation_reassignment_needs_a_written_reason(assessed: Assess) -> None:
    said = assessed(subject={"probation": True}, findings=SERIOUS)
    assert refused(check_measure(said, Measure.REASSIGNMENT)) == "accountability:18.6"
    assert check_measure(said, Measure.REASSIGNMENT, "（合成）留任原岗会妨碍整改") is None


def test_aggravated_nothing_below_the_ordinary_range_can_be_decided(assessed: Assess) -> None:
    said = assessed(findings=SERIOUS, circumstances=[AGGRAVATING])
    assert refused(check_measure(said, Measure.PUBLIC_APOLOGY, "（合成）理由")) == "accountability:15.1"
    assert check_measure(said, Measure.SUSPENSION, "（合成）理由") is None


def test_mitigated_nothing_above_the_ordinary_range_can_be_decided(assessed: Assess) -> None:
    said = assessed(findings=SERIOUS, circumstances=[MITIGATING])
    assert refused(check_measure(said, Measure.RESIGNATION, "（合成）理由")) == "accountability:16.1"
    assert check_measure(said, Measure.REASSIGNMENT, "（合成）理由") is None


def test_a_reason_does_not_lift_one_exclusion_when_another_stands(assessed: Assess) -> None:
    """On probation and aggravated from the gravest range, reassignment is both: too light, and generally not used."""
    said = assessed(
        subject={"probation": True},
        findings=[{"item": "accountability:8.8", "severity": "grave"}],
        circumstances=[AGGRAVATING],
    )
    assert refused(check_measure(said, Measure.REASSIGNMENT, "（合成）理由")) == "accountability:15.1"


def test_conflicting_circumstances_leave_every_measure_to_people_with_reasons(assessed: Assess) -> None:
    said = assessed(circumstances=[AGGRAVATING, MITIGATING])
    for measure in Measure:
        assert refused(check_measure(said, measure)) == "accountability:14"
        assert check_measure(said, measure, "（合成）一并权衡") is None


@pytest.mark.parametrize(
    ("change", "clause"),
    [
        ({"subject": {"scope": "outside"}}, "accountability:3"),
        ({"findings": []}, "accountability:2"),
        ({"circumstances": [EXEMPTING]}, "accountability:17"),
    ],
)
def test_without_accountability_no_measure_can_be_decided(assessed: Assess, change: dict, clause: str) -> None:
    said = assessed(**change)
    for measure in Measure:
        assert refused(check_measure(said, measure, "（合成）理由")) == clause
    assert check_no_measure(said) is None


def test_an_accountable_subject_cannot_be_let_off(assessed: Assess) -> None:
    assert refused(check_no_measure(assessed(), "（合成）理由")) == "accountability:17"


def test_where_people_decide_both_ways_need_a_written_reason(assessed: Assess) -> None:
    said = assessed(circumstances=[AGGRAVATING, EXEMPTING])
    assert refused(check_no_measure(said)) == "accountability:17"
    assert check_no_measure(said, "（合成）确属不可抗力") is None
    assert refused(check_measure(said, Measure.CRITICISM_NOTICE)) == "accountability:14"
    assert check_measure(said, Measure.CRITICISM_NOTICE, "（合成）理由") is None


def test_where_nothing_is_recommended_on_probation_a_reason_opens_reassignment(
    ruleset_with: Callable[..., Ruleset], facts: Callable[..., AssessmentFacts], calendar: WorkingDayCalendar
) -> None:
    """A benchmark of reassignment only leaves no proposal on probation, but people may still decide on it."""
    ruleset = ruleset_with(
        {
            "discretion-benchmark": {
                "minor": ["criticism-notice"],
                "moderate": ["admonition-talk"],
                "serious": ["reassignment"],
                "grave": ["removal"],
            }
        }
    )
    stated = facts(subject={"probation": True}, findings=SERIOUS)
    said = assess(stated, ruleset.consult(stated.as_of), calendar)
    assert refused(check_measure(said, Measure.REASSIGNMENT)) == "accountability:18.6"
    assert check_measure(said, Measure.REASSIGNMENT, "（合成）理由") is None
