"""问责办法 12, 13: an appeal in time, decided by others; it suspends nothing, and undoes all when it succeeds."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from case_engine.domain.assessment.codes import Measure
from case_engine.domain.case.appeal import AppealOutcome
from case_engine.domain.case.events import DecisionEnteredIntoForce, DecisionUnwound
from case_engine.domain.case.stages import Stage
from case_engine.domain.deadlines.deadline import Phase, Standing
from case_engine.domain.deadlines.firing import decide_fired
from case_engine.domain.refusal import Refusal
from wenze.clock import BUSINESS_ZONE

LAST_DAY = date(2026, 3, 31)
"""Received on 16 March, a Monday; the fifteenth day after it."""


@pytest.fixture
def appealed(carried_out: Any) -> Any:
    return carried_out.lodge_appeal()


@pytest.mark.parametrize(
    ("lodged_at", "in_time"),
    [
        (datetime(2026, 3, 30, 12, tzinfo=BUSINESS_ZONE), True),
        (datetime(2026, 3, 31, 23, 59, 59, tzinfo=BUSINESS_ZONE), True),
        (datetime(2026, 4, 1, 0, 0, tzinfo=BUSINESS_ZONE), False),
    ],
)
def test_an_appeal_is_in_time_until_the_last_minute_of_the_last_day(
    carried_out: Any, lodged_at: datetime, in_time: bool
) -> None:
    carried_out.today = date(2026, 4, 2)
    if in_time:
        assert carried_out.lodge_appeal(lodged_at=lodged_at).present.proceedings[0].pending_appeal is not None
        return
    with pytest.raises(Refusal, match=f"最后一日是 {LAST_DAY}") as refused:
        carried_out.lodge_appeal(lodged_at=lodged_at)
    assert refused.value.clause == "accountability:12"


@pytest.mark.parametrize(("day", "refused"), [(7, False), (8, True)])
def test_a_last_day_off_moves_to_the_next_working_day(in_force: Any, day: int, refused: bool) -> None:
    in_force.today = date(2026, 4, 10)
    in_force.serve(served_on=date(2026, 3, 21))  # fifteen days later is Sunday 5 April; the 6th is off (清明节)
    lodge = {"lodged_at": datetime(2026, 4, day, 9, tzinfo=BUSINESS_ZONE)}
    if not refused:
        assert in_force.lodge_appeal(**lodge).present.proceedings[0].pending_appeal is not None
        return
    with pytest.raises(Refusal, match="2026-04-07"):
        in_force.lodge_appeal(**lodge)


def test_the_period_begins_with_the_subjects_receipt_and_with_no_other(in_force: Any) -> None:
    in_force.serve(recipient="unit", notice_id="notice-unit")
    with pytest.raises(Refusal, match="没有本人收到决定书的回执"):
        in_force.lodge_appeal()


def test_an_appeal_suspends_nothing(in_force: Any) -> None:
    in_force.serve_both().lodge_appeal().publish().execute()
    assert in_force.present.state is Stage.EXECUTED
    assert in_force.present.proceedings[0].standing is not None


def test_there_is_one_appeal_against_a_decision(appealed: Any) -> None:
    with pytest.raises(Refusal, match="不能重复提出"):
        appealed.withdraw_appeal().lodge_appeal()


@pytest.mark.parametrize("action", ["withdraw_appeal", "decide_appeal"])
def test_nothing_is_decided_or_taken_back_without_an_appeal(carried_out: Any, action: str) -> None:
    given = (AppealOutcome.UPHELD,) if action == "decide_appeal" else ()
    with pytest.raises(Refusal, match="没有待处理的申诉") as refused:
        getattr(carried_out, action)(*given)
    assert refused.value.clause == "accountability:12"


def test_an_appeal_upheld_leaves_the_decision_as_it_is(appealed: Any) -> None:
    standing = appealed.present.proceedings[0].standing
    appealed.decide_appeal(AppealOutcome.UPHELD)
    assert appealed.present.state is Stage.EXECUTED
    assert appealed.present.proceedings[0].standing == standing


@pytest.mark.parametrize(
    "changes",
    [
        {"body": "合成县某局领导班子"},
        {"body": "合成市委"},
        {"decided_by": "合成审批人"},
        {"decided_by": "合成承办人"},
        {"decided_by": "合成子"},
        {"actor": "合成承办人"},
        {"reasons": " "},
        {"decided_by": ""},
    ],
)
def test_who_took_part_in_the_decision_does_not_hear_the_appeal(appealed: Any, changes: dict[str, Any]) -> None:
    before = appealed.present
    with pytest.raises(Refusal) as refused:
        appealed.decide_appeal(AppealOutcome.WITHDRAWN, **changes)
    assert refused.value.clause == "accountability:12"
    assert appealed.present is before


def test_a_letter_does_not_send_the_subject_to_the_body_that_decided(decided: Any) -> None:
    with pytest.raises(Refusal, match="申诉受理机关不能是作出决定的") as refused:
        decided.issue_letter(appeal_body="合成县某局领导班子")
    assert refused.value.clause == "accountability:12"


def test_a_decision_withdrawn_on_appeal_is_undone_at_once(appealed: Any) -> None:
    decision = appealed.present.proceedings[0].standing
    appealed.decide_appeal(AppealOutcome.WITHDRAWN)
    unwound = appealed.events[-1]
    assert isinstance(unwound, DecisionUnwound)
    assert (unwound.decision, unwound.replaced_by) == (decision, "")
    assert appealed.present.state is Stage.WITHDRAWN
    assert appealed.present.proceedings[0].standing is None
    assert appealed.clear().present.state is Stage.CLEARED


def test_a_changed_decision_takes_the_place_of_the_old_one_when_it_is_in_force(appealed: Any) -> None:
    old = appealed.present.proceedings[0].standing
    appealed.decide_appeal(AppealOutcome.CHANGED)
    assert appealed.present.state is Stage.DECIDED
    assert appealed.present.proceedings[0].standing == old
    appealed.enter_into_force()
    in_force, unwound = appealed.events[-2:]
    assert isinstance(in_force, DecisionEnteredIntoForce)
    assert isinstance(unwound, DecisionUnwound)
    assert in_force.decision.measure is Measure.CRITICISM_NOTICE
    assert in_force.decision.decision_id == "case-5f0c-2"
    assert (unwound.decision.decision_id, unwound.replaced_by) == ("case-5f0c-1", "case-5f0c-2")
    assert appealed.present.proceedings[0].standing == in_force.decision


def test_the_new_decision_is_served_by_itself(appealed: Any) -> None:
    appealed.decide_appeal(AppealOutcome.CHANGED).enter_into_force()
    with pytest.raises(Refusal, match="还没有送达"):
        appealed.publish(published_on=appealed.today)
    for recipient in ("unit", "subject"):
        appealed.serve(
            decision_id="case-5f0c-2", notice_id=f"2-{recipient}", recipient=recipient, served_on=appealed.today
        )
    assert appealed.publish(published_on=appealed.today).present.state is Stage.PUBLISHED


def test_a_change_names_another_measure_and_its_day(appealed: Any) -> None:
    with pytest.raises(Refusal, match="请写明新的问责方式"):
        appealed.decide_appeal(AppealOutcome.CHANGED, measure=None)
    with pytest.raises(Refusal, match="与原决定相同"):
        appealed.decide_appeal(AppealOutcome.CHANGED, measure=Measure.ADMONITION_TALK)
    with pytest.raises(Refusal, match="次序不对"):
        appealed.decide_appeal(AppealOutcome.CHANGED, effective_on=appealed.today - timedelta(days=1))


def test_nothing_is_revoked_while_an_appeal_is_pending(appealed: Any) -> None:
    appealed.today = date(2027, 3, 1)
    with pytest.raises(Refusal, match="申诉还没有处理完毕"):
        appealed.rectify().revoke()


def test_an_appeal_is_taken_back_with_proof(carried_out: Any) -> None:
    carried_out.lodge_appeal()
    with pytest.raises(Refusal) as refused:
        carried_out.withdraw_appeal(proof=" ")
    assert refused.value.clause == "accountability:12"
    assert refused.value.text == "撤回申诉的记录缺少必备内容：撤回的凭据。请补全后再提交。"


@pytest.mark.parametrize(("days", "refused"), [(-1, True), (0, False)])
def test_an_appeal_is_not_taken_back_before_it_was_lodged(carried_out: Any, days: int, refused: bool) -> None:
    carried_out.lodge_appeal()
    withdrawn_on = carried_out.today + timedelta(days=days)
    if not refused:
        assert carried_out.withdraw_appeal(withdrawn_on=withdrawn_on).events[-1].state is Stage.EXECUTED
        return
    with pytest.raises(Refusal, match=": 撤回日期 2026-03-19 早于提出申诉的日期 2026-03-20"):
        carried_out.withdraw_appeal(withdrawn_on=withdrawn_on)


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        (date(2026, 4, 18), Standing.APPROACHING),
        (date(2026, 4, 19), Standing.APPROACHING),
        (date(2026, 4, 20), Standing.OVERDUE),
    ],
    ids=["before", "on", "after"],
)
def test_an_appeal_is_to_be_decided_within_thirty_days(appealed: Any, day: date, standing: Standing) -> None:
    """Lodged on 20 March; the thirtieth day after it is Sunday 19 April."""
    deadline = appealed.deadlines()["case-5f0c-1:appeal-decision"]
    assert (deadline.due_on, deadline.clause) == (date(2026, 4, 19), "accountability:12")
    assert deadline.standing(day, lead_days=3) is standing


@pytest.mark.parametrize(("day", "overdue"), [(18, []), (19, []), (20, ["overdue"])], ids=["before", "on", "after"])
def test_an_appeal_left_undecided_is_heard_of_after_its_last_day(appealed: Any, day: int, overdue: list[str]) -> None:
    fired = decide_fired(appealed.present, today=date(2026, 4, day), lead_days=3, reckoning=appealed.assessor.reckoning)
    about = [event for event in fired if event.deadline_id == "case-5f0c-1:appeal-decision"]
    assert [event.phase.value for event in about if event.phase is Phase.OVERDUE] == overdue


@pytest.mark.parametrize("day", [18, 19, 20], ids=["before", "on", "after"])
def test_nothing_is_decided_by_the_lapse_of_time_and_a_late_ruling_still_counts(appealed: Any, day: int) -> None:
    appealed.today = date(2026, 4, day)
    assert appealed.present.proceedings[0].pending_appeal is not None
    appealed.decide_appeal(AppealOutcome.UPHELD)
    assert appealed.deadlines()["case-5f0c-1:appeal-decision"].closed_on == date(2026, 4, day)
