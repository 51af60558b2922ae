"""A case with several subjects: each has findings, hearing, measure and letter of their own."""

from typing import Any

import pytest

from case_engine.domain.case.possible import possible_next
from case_engine.domain.case.stages import Action, Stage
from case_engine.domain.case.subjects import NamedSubject
from case_engine.domain.refusal import Refusal


@pytest.fixture
def two(in_force: Any) -> Any:
    return in_force.record_findings(subject=in_force.second)


def test_each_subject_has_a_stage_and_the_case_stands_where_the_last_one_stands(two: Any) -> None:
    assert two.present.stage_of("SYN-000123") is Stage.IN_FORCE
    assert two.present.stage_of("SYN-000456") is Stage.FINDINGS_RECORDED
    assert two.present.state is Stage.FINDINGS_RECORDED


@pytest.mark.parametrize("second", [NamedSubject("合成乙"), NamedSubject("合成某乙", cadre_id="SYN-000456")])
def test_a_case_waits_at_its_start_for_everybody_the_clue_names(driven: Any, second: NamedSubject) -> None:
    driven.propose_start(subjects=(NamedSubject("合成甲"), second)).approve_start()
    driven.record_findings().hear().decide().enter_into_force()
    assert driven.present.state is driven.events[-1].state is Stage.STARTED
    driven.record_findings(subject=driven.second)
    assert driven.present.state is driven.events[-1].state is Stage.FINDINGS_RECORDED


def test_the_hearing_of_one_subject_does_not_count_for_another(two: Any) -> None:
    with pytest.raises(Refusal) as refused:
        two.propose_opinion(two.second).decide(cadre_id="SYN-000456")
    assert refused.value.clause == "accountability:11"


def test_each_decision_has_a_number_of_its_own(two: Any) -> None:
    two.hear(two.second).decide(cadre_id="SYN-000456")
    assert [each.decision.decision_id for each in two.present.proceedings] == ["case-5f0c-1", "case-5f0c-2"]


def test_a_decision_about_one_subject_changes_nothing_for_the_other(two: Any) -> None:
    before = two.present.proceeding("SYN-000123")
    two.hear(two.second).decide(cadre_id="SYN-000456")
    assert two.present.proceeding("SYN-000123") == before


def test_who_recorded_findings_and_then_became_a_subject_has_to_stand_aside(started: Any) -> None:
    started.record_findings(actor="合成乙").record_findings(subject=started.second)
    started.hear()
    with pytest.raises(Refusal, match="合成乙是本案的问责对象"):
        started.decide()


def test_one_subject_does_not_approve_the_measure_against_another(two: Any) -> None:
    two.hear(two.second)
    with pytest.raises(Refusal, match="应当回避"):
        two.decide(cadre_id="SYN-000456", approved_by="合成甲")


def test_the_case_says_what_each_subject_waits_for(two: Any) -> None:
    waiting = {(each.cadre_id, each.action) for each in possible_next(two.present)}
    assert waiting == {
        ("SYN-000123", Action.RECORD_SERVICE),
        ("SYN-000123", Action.PUBLISH),
        ("SYN-000123", Action.LODGE_APPEAL),
        ("SYN-000123", Action.RECORD_RECTIFICATION),
        ("SYN-000123", Action.REFER),
        ("SYN-000456", Action.REFER),
        ("", Action.TAKE_OVER),
        ("", Action.REQUEST_EXTENSION),
        ("SYN-000456", Action.RECORD_FINDINGS),
        ("SYN-000456", Action.PROPOSE_OPINION),
    }


def test_every_event_tells_the_state_the_case_is_in_after_it(two: Any) -> None:
    two.hear(two.second).decide(cadre_id="SYN-000456").enter_into_force(two.second)
    assert [event.state for event in two.events[-6:]] == [
        Stage.OPINION_PROPOSED,
        Stage.HEARD,
        Stage.UNDER_STUDY,
        Stage.DECIDED,
        Stage.LETTER_ISSUED,
        Stage.IN_FORCE,
    ]
