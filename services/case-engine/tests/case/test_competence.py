"""问责办法 4: only the level that manages the cadre decides, or the city office that took the case over in writing."""

from dataclasses import replace
from typing import Any

import pytest

from case_engine.domain.assessment.codes import ManagementLevel, Outcome, RouteStep
from case_engine.domain.case.decision import Approval
from case_engine.domain.case.stages import Stage
from case_engine.domain.refusal import Refusal

CITY, COUNTY, UNIT = ManagementLevel.CITY, ManagementLevel.COUNTY, ManagementLevel.UNIT


@pytest.mark.parametrize("handled_by", [None, COUNTY])
def test_the_managing_level_decides(started: Any, handled_by: ManagementLevel | None) -> None:
    _handled(started, COUNTY, handled_by)
    assert started.decide().present.state is Stage.DECIDED


def test_a_county_does_not_decide_for_a_unit(started: Any) -> None:
    _handled(started, UNIT, COUNTY)
    started.take_over()
    with pytest.raises(Refusal, match="县级不能提级办理") as refused:
        started.decide()
    assert refused.value.clause == "accountability:4"


@pytest.mark.parametrize("managed_by", [COUNTY, UNIT])
def test_the_city_office_takes_a_case_over_only_with_a_recorded_reason(
    started: Any, managed_by: ManagementLevel
) -> None:
    _handled(started, managed_by, CITY)
    with pytest.raises(Refusal, match="没有把提级理由记录在案") as refused:
        started.decide()
    assert refused.value.clause == "accountability:4"


def test_the_city_office_decides_a_case_it_took_over(started: Any) -> None:
    _handled(started, COUNTY, CITY)
    assert started.take_over().decide().present.state is Stage.DECIDED
    assert started.present.handler == "合成市承办人"


@pytest.mark.parametrize("blank", ["reasons", "decided_by", "handler"])
def test_a_takeover_states_why_and_by_whom(started: Any, blank: str) -> None:
    with pytest.raises(Refusal) as refused:
        started.take_over(**{blank: " "})
    assert refused.value.clause == "accountability:4"


def test_a_case_is_taken_over_once_and_by_nobody_who_then_handles_it(started: Any) -> None:
    with pytest.raises(Refusal, match="不能审批自己承办"):
        started.take_over(decided_by="合成市承办人")
    with pytest.raises(Refusal, match="已经提级办理"):
        started.take_over().take_over()


def test_nobody_ends_without_a_measure_what_is_not_theirs(started: Any) -> None:
    _handled(started, UNIT, COUNTY, findings=())
    with pytest.raises(Refusal) as refused:
        started.decide(measure=None, without_measure=Outcome.NO_FINDING)
    assert refused.value.clause == "accountability:4"


def test_beyond_the_own_authority_nothing_is_decided_before_the_superior_has_the_report(started: Any) -> None:
    _handled(started, COUNTY, UNIT)
    study = Approval(RouteStep.LOCAL_COMMITTEE_STUDY, "合成某局党组", started.heard_on)
    report = Approval(RouteStep.REPORT_TO_SUPERIOR_COMMITTEE, "合成县委", started.heard_on)
    with pytest.raises(Refusal, match="上级党委") as refused:
        started.decide(approvals=(study, started.collective_study))
    assert refused.value.clause == "accountability:10.1"
    assert started.decide(approvals=(study, report, started.collective_study)).present.state is Stage.DECIDED


def _handled(driven: Any, managed_by: ManagementLevel, by: ManagementLevel | None, **facts: Any) -> None:
    subject = replace(driven.facts.subject, managed_by=managed_by, handled_by=by)
    assessed = replace(driven.facts, subject=subject, **facts)
    driven.record_findings(assessed=assessed).hear()
