"""问责办法 10.2, 10.3: a decision takes effect on its day, and its letter is served."""

from datetime import date, timedelta
from typing import Any

import pytest

from case_engine.domain.case.events import DecisionEnteredIntoForce
from case_engine.domain.case.force import decide_in_force
from case_engine.domain.case.guards import is_served
from case_engine.domain.case.stages import Stage
from case_engine.domain.refusal import Refusal


@pytest.mark.parametrize(("days", "refused"), [(-1, True), (0, False), (1, False)])
def test_a_decision_takes_effect_on_its_day_and_not_before(decided: Any, days: int, refused: bool) -> None:
    decided.today = decided.proposal().effective_on + timedelta(days=days)
    if not refused:
        assert decided.enter_into_force().present.state is Stage.IN_FORCE
        return
    with pytest.raises(Refusal, match="还不能生效") as refusal:
        decided.enter_into_force()
    assert refusal.value.clause == "accountability:10.2"


def test_nothing_takes_effect_without_a_decision(heard: Any) -> None:
    with pytest.raises(Refusal, match="请先登记审议审批"):
        heard.enter_into_force()


def test_a_decision_does_not_take_effect_before_its_letter_is_issued(decided: Any) -> None:
    with pytest.raises(Refusal, match="请先制发决定书") as refused:
        decide_in_force(decided.present, "SYN-000123", actor="合成承办人", today=decided.today)
    assert refused.value.clause == "accountability:10.2"


def test_a_decision_takes_effect_once(in_force: Any) -> None:
    with pytest.raises(Refusal):
        in_force.enter_into_force()
    assert sum(isinstance(event, DecisionEnteredIntoForce) for event in in_force.events) == 1


def test_a_subject_does_not_put_the_decision_about_themselves_into_force(decided: Any) -> None:
    with pytest.raises(Refusal, match="应当回避"):
        decided.enter_into_force(actor="合成甲")


def test_what_takes_effect_is_what_was_decided(in_force: Any) -> None:
    assert in_force.events[-1].decision == in_force.present.proceedings[0].decision


def test_a_letter_is_served_when_subject_and_unit_have_it(in_force: Any) -> None:
    in_force.serve(recipient="subject", notice_id="notice-1")
    assert not is_served(in_force.present.proceedings[0])
    in_force.serve(recipient="unit", notice_id="notice-2")
    assert is_served(in_force.present.proceedings[0])


def test_the_same_receipt_is_recorded_once(in_force: Any) -> None:
    in_force.serve().serve()
    assert len(in_force.present.proceedings[0].served) == 1


def test_a_receipt_for_an_unknown_decision_is_refused(in_force: Any) -> None:
    with pytest.raises(Refusal) as refused:
        in_force.serve(decision_id="case-5f0c-9")
    assert refused.value.clause == "accountability:10.3"


@pytest.mark.parametrize(("days", "refused"), [(-1, True), (0, False), (1, False)])
def test_a_letter_is_not_served_before_it_was_decided(in_force: Any, days: int, refused: bool) -> None:
    _check_service(in_force, in_force.proposal().decided_on + timedelta(days=days), refused)


@pytest.mark.parametrize(("days", "refused"), [(-1, False), (0, False), (1, True)])
def test_a_letter_is_not_served_in_the_future(in_force: Any, days: int, refused: bool) -> None:
    _check_service(in_force, in_force.today + timedelta(days=days), refused)


def _check_service(in_force: Any, served_on: date, refused: bool) -> None:
    if not refused:
        in_force.serve(served_on=served_on)
        return
    with pytest.raises(Refusal, match="送达日期") as refusal:
        in_force.serve(served_on=served_on)
    assert refusal.value.clause == "accountability:10.3"


def test_a_receipt_before_the_decision_is_in_force_is_refused(decided: Any) -> None:
    with pytest.raises(Refusal, match="请先决定生效"):
        decided.issue_letter().serve()
