"""What is possible next, and for whom."""

from typing import Any

import pytest

from case_engine.domain.case.lifecycle import APPROVER, COLLECTIVE, HANDLER
from case_engine.domain.case.possible import possible_next
from case_engine.domain.case.stages import Action


def test_a_proposed_start_waits_for_who_may_approve_it(driven: Any) -> None:
    driven.propose_start()
    assert _next(driven) == [("", Action.APPROVE_START, APPROVER), ("", Action.REFUSE_START, APPROVER)]


def test_a_started_case_waits_for_findings_about_everybody_the_clue_names(started: Any) -> None:
    assert [(each.action, each.name) for each in possible_next(started.present)] == [
        (Action.TAKE_OVER, ""),
        (Action.REQUEST_EXTENSION, ""),
        (Action.RECORD_FINDINGS, "合成甲"),
    ]


def test_a_started_case_without_named_subjects_waits_for_findings(driven: Any) -> None:
    driven.propose_start(subjects=()).approve_start()
    assert ("", Action.RECORD_FINDINGS, HANDLER) in _next(driven)


def test_somebody_named_is_no_longer_waited_for_once_identified(found: Any) -> None:
    assert [cadre_id for cadre_id, action, _ in _next(found) if action is Action.RECORD_FINDINGS] == ["SYN-000123"]


def test_a_heard_subject_waits_for_the_collective(heard: Any) -> None:
    assert ("SYN-000123", Action.RECORD_APPROVAL, COLLECTIVE) in _next(heard)
    heard.record_approval()
    assert [action for _, action, _ in _next(heard)].count(Action.DECIDE) == 1


@pytest.mark.parametrize("served", [False, True])
def test_service_is_waited_for_until_both_have_the_letter(in_force: Any, served: bool) -> None:
    in_force.serve(recipient="unit", notice_id="notice-2")
    if served:
        in_force.serve(recipient="subject")
    assert (Action.RECORD_SERVICE in {action for _, action, _ in _next(in_force)}) is not served


def test_after_a_refused_start_everybody_named_can_be_cleared_and_nothing_else_is_left(driven: Any) -> None:
    driven.propose_start().refuse_start()
    assert [(each.action, each.name) for each in possible_next(driven.present)] == [(Action.CLEAR, "合成甲")]
    assert possible_next(driven.clear().present) == ()


def _next(driven: Any) -> list[tuple[str, Action, str]]:
    return [(each.cadre_id, each.action, each.who) for each in possible_next(driven.present)]
