"""问责办法 9: a case starts only after a person approved it."""

from datetime import timedelta
from typing import Any

import pytest

from case_engine.domain.case.stages import Stage
from case_engine.domain.refusal import Refusal


def test_an_admitted_clue_leads_to_a_case_that_waits_for_a_person(driven: Any) -> None:
    case = driven.propose_start().present
    assert case.case_id == "case-5f0c"
    assert case.state is Stage.START_PROPOSED


def test_the_same_clue_admitted_again_leads_to_no_second_start(driven: Any) -> None:
    driven.propose_start().propose_start()
    assert len(driven.events) == 1


def test_an_approved_start_names_the_handler(started: Any) -> None:
    assert started.present.state is Stage.STARTED
    assert started.present.approval.handler == "合成承办人"


def test_a_refused_start_ends_the_case(driven: Any) -> None:
    driven.propose_start().refuse_start()
    assert driven.present.state is Stage.START_REFUSED
    with pytest.raises(Refusal) as refused:
        driven.approve_start()
    assert refused.value.clause == "accountability:9"


def test_a_start_is_not_approved_twice(started: Any) -> None:
    with pytest.raises(Refusal) as refused:
        started.approve_start()
    assert refused.value.clause == "accountability:9"


def test_nobody_approves_the_start_of_a_case_they_handle(driven: Any) -> None:
    driven.propose_start()
    with pytest.raises(Refusal, match="不能审批自己承办的事项"):
        driven.approve_start(handler="合成批准人")


@pytest.mark.parametrize("blank", ["approved_by", "handler"])
def test_an_approval_without_names_is_refused(driven: Any, blank: str) -> None:
    driven.propose_start()
    with pytest.raises(Refusal, match="没有写明"):
        driven.approve_start(**{blank: " "})


@pytest.mark.parametrize("role", ["approved_by", "handler", "actor"])
def test_a_subject_of_the_case_has_to_stand_aside(driven: Any, role: str) -> None:
    driven.propose_start()
    with pytest.raises(Refusal, match="应当回避") as refused:
        driven.approve_start(**{role: "合成甲"})
    assert refused.value.clause == "accountability:5"


def test_a_refusal_needs_its_reasons(driven: Any) -> None:
    driven.propose_start()
    with pytest.raises(Refusal, match="没有写明不予启动的理由"):
        driven.refuse_start(reasons="")


@pytest.mark.parametrize(("refused_by", "told"), [("", "没有写明"), ("合成甲", "应当回避")])
def test_a_refusal_names_somebody_who_is_no_subject(driven: Any, refused_by: str, told: str) -> None:
    driven.propose_start()
    with pytest.raises(Refusal, match=told):
        driven.refuse_start(refused_by=refused_by)


@pytest.mark.parametrize(("days", "refused"), [(-1, False), (0, False), (1, True)])
def test_a_refusal_cannot_lie_in_the_future(driven: Any, days: int, refused: bool) -> None:
    driven.propose_start()
    _check(refused, lambda: driven.refuse_start(refused_on=driven.today + timedelta(days=days)))


@pytest.mark.parametrize(("days", "refused"), [(-1, False), (0, False), (1, True)])
def test_an_approval_cannot_lie_in_the_future(driven: Any, days: int, refused: bool) -> None:
    driven.propose_start()
    approved_on = driven.today + timedelta(days=days)
    _check(refused, lambda: driven.approve_start(approved_on=approved_on))


@pytest.mark.parametrize(("days", "refused"), [(-1, True), (0, False), (1, False)])
def test_an_approval_cannot_come_before_the_clue(driven: Any, days: int, refused: bool) -> None:
    received_on = driven.propose_start().present.received_on
    _check(refused, lambda: driven.approve_start(approved_on=received_on + timedelta(days=days)))


def _check(refused: bool, attempt: Any) -> None:
    if not refused:
        attempt()
        return
    with pytest.raises(Refusal) as refusal:
        attempt()
    assert refusal.value.clause == "accountability:9"
