"""The scenarios as data, and that they expect what the rules say."""

from collections import Counter
from datetime import date
from typing import get_args

import pytest

from case_engine.adapters.rulebook import WenzeRulebook
from case_engine.application.assess import Assessor
from case_engine.domain.assessment.choice import check_measure, check_no_measure
from case_engine.domain.assessment.codes import Measure as EngineMeasure
from case_engine.entrypoints.http.assessments import AssessmentRequest
from demonstration.cast import cast
from demonstration.scenario import Scenario, scenarios
from demonstration.synthetic.data_set import DataSet
from demonstration.synthetic.roster import synthetic_roster
from wenze.calendar import WorkingDayCalendar
from wenze.contracts.message import Measure, Source
from wenze.regulation import Ruleset

TODAY = date(2026, 11, 24)
ALL = scenarios()


@pytest.fixture(scope="module")
def assessor() -> Assessor:
    return Assessor(WenzeRulebook(Ruleset.load(None), WorkingDayCalendar.from_library()))


def test_there_are_forty_cases_with_names_of_their_own() -> None:
    assert len({scenario.name for scenario in ALL}) == len(ALL) == 40


def test_they_show_every_measure_and_every_source() -> None:
    assert {scenario.measure for scenario in ALL} - {None} == set(get_args(Measure))
    assert {scenario.source for scenario in ALL} == set(get_args(Source))


def test_they_show_aggravation_mitigation_exemption_and_a_clash_left_to_people() -> None:
    directions = Counter(scenario.expected.direction for scenario in ALL)
    assert directions["aggravated"] >= 5
    assert directions["mitigated"] >= 5
    assert directions["conflicting"] == 2
    assert {scenario.expected.outcome for scenario in ALL} >= {"exempt", "collective-decision", "no-finding"}


@pytest.mark.parametrize("scenario", ALL, ids=lambda scenario: scenario.name)
def test_the_rules_answer_what_the_scenario_expects(scenario: Scenario, assessor: Assessor) -> None:
    assessment, _ = assessor.assess(_facts(scenario))
    assert assessment.outcome == scenario.expected.outcome
    assert assessment.direction == scenario.expected.direction
    assert assessment.measures.recommended == scenario.expected.recommended


@pytest.mark.parametrize("scenario", ALL, ids=lambda scenario: scenario.name)
def test_people_may_decide_what_the_scenario_decides(scenario: Scenario, assessor: Assessor) -> None:
    assessment, _ = assessor.assess(_facts(scenario))
    reason = scenario.decided.written_reason
    if scenario.measure:
        assert check_measure(assessment, EngineMeasure(scenario.measure), reason) is None
    else:
        assert check_no_measure(assessment, reason) is None


@pytest.mark.parametrize("scenario", ALL, ids=lambda scenario: scenario.name)
def test_the_facts_can_be_told_of_whoever_plays_it(scenario: Scenario, data: DataSet) -> None:
    told = scenario.facts_about(data.cast[scenario.name])
    assert data.cast[scenario.name].name in told or data.cast[scenario.name].unit.name in told
    assert "{" not in told


@pytest.mark.parametrize("seed", range(10))
def test_nobody_plays_twice_and_everybody_fits(seed: int) -> None:
    played = cast(ALL, synthetic_roster(seed, TODAY))
    assert len({cadre.number for cadre in played.values()}) == 40
    assert all(scenario.who.fits(played[scenario.name]) for scenario in ALL)


def test_a_roster_without_anybody_who_fits_is_told() -> None:
    with pytest.raises(LookupError, match="overdue-petition"):
        cast(ALL, ())


def _facts(scenario: Scenario):
    request = AssessmentRequest.model_validate(
        {
            "as_of": TODAY,
            "conduct_on": TODAY,
            "subject": {"scope": scenario.scope, "managed_by": "county", "probation": scenario.who.probation},
            "findings": [finding.model_dump() for finding in scenario.findings],
            "circumstances": [each.model_dump() for each in scenario.circumstances],
        }
    )
    return request.to_facts(request.as_of, request.subject)
