"""The table a lawyer can read: what it allows, what it refuses, and with which clause."""

import pytest

from case_engine.domain.case.lifecycle import TABLE, actions_from, step_for
from case_engine.domain.case.stages import ACTION_NAMES, STAGE_NAMES, Action, Stage
from case_engine.domain.refusal import Refusal
from wenze.regulation import catalogue

EVERY_PAIR = [(stage, action) for stage in Stage for action in Action]


def test_every_stage_and_action_has_a_chinese_name() -> None:
    assert set(STAGE_NAMES) == set(Stage)
    assert set(ACTION_NAMES) == set(Action)


def test_every_row_cites_a_clause_that_exists() -> None:
    assert all(step.clause in catalogue() for step in TABLE)


def test_no_two_rows_are_the_same_step() -> None:
    assert len({(step.stage, step.action, step.leads_to) for step in TABLE}) == len(TABLE)


def test_every_stage_but_the_first_is_reached() -> None:
    assert {step.leads_to for step in TABLE} == set(Stage) - {Stage.START_PROPOSED}


@pytest.mark.parametrize(("stage", "action"), EVERY_PAIR)
def test_an_action_is_a_step_of_the_table_or_refused_with_a_clause_that_exists(stage: Stage, action: Action) -> None:
    if action in actions_from(stage):
        assert step_for(stage, action).stage is stage
    else:
        with pytest.raises(Refusal) as refused:
            step_for(stage, action)
        assert refused.value.clause in catalogue()


@pytest.mark.parametrize(
    ("stage", "first", "clause"),
    [
        (Stage.START_PROPOSED, "批准启动问责", "accountability:9"),
        (Stage.STARTED, "认定事实并评定", "accountability:10.1"),
        (Stage.FINDINGS_RECORDED, "提出初步处理意见", "accountability:10.1"),
        (Stage.OPINION_PROPOSED, "听取陈述和申辩", "accountability:11"),
        (Stage.HEARD, "登记审议审批", "accountability:10.2"),
    ],
)
def test_a_decision_too_early_is_told_what_has_to_come_first(stage: Stage, first: str, clause: str) -> None:
    with pytest.raises(Refusal, match=f"请先{first}") as refused:
        step_for(stage, Action.DECIDE)
    assert refused.value.clause == clause


@pytest.mark.parametrize("stage", [Stage.DECIDED, Stage.IN_FORCE, Stage.CLOSED])
def test_a_second_decision_is_refused_with_the_clause_of_deciding(stage: Stage) -> None:
    with pytest.raises(Refusal) as refused:
        step_for(stage, Action.DECIDE)
    assert refused.value.clause == "accountability:10.2"


def test_nothing_follows_a_closed_file() -> None:
    with pytest.raises(Refusal, match="没有后续步骤"):
        step_for(Stage.FILED, Action.RECORD_FINDINGS)


def test_nothing_but_a_clearance_follows_a_refused_start() -> None:
    with pytest.raises(Refusal, match="现在可以办理：澄清正名。"):
        step_for(Stage.START_REFUSED, Action.RECORD_FINDINGS)


def test_nobody_is_told_to_refuse_a_start_in_order_to_clear_somebody() -> None:
    with pytest.raises(Refusal, match="请先批准启动问责"):
        step_for(Stage.START_PROPOSED, Action.CLEAR)


def test_every_stage_has_a_way_on_or_is_an_end_that_is_meant() -> None:
    ends = set(Stage) - {step.stage for step in TABLE if step.leads_to is not step.stage}
    assert ends == {Stage.START_REFUSED, Stage.FILED}


def test_what_is_past_is_told_with_all_that_is_possible_now() -> None:
    with pytest.raises(Refusal) as refused:
        step_for(Stage.REVOKED, Action.APPROVE_START)
    assert refused.value.text == "当前阶段为“问责已取消”，不能批准启动问责。现在可以办理：结案归档。"
    with pytest.raises(Refusal) as refused:
        step_for(Stage.STARTED, Action.REFUSE_START)
    assert "现在可以办理：提级办理、申请延长期限、批准延长期限、认定事实并评定。" in refused.value.text
    with pytest.raises(Refusal) as refused:
        step_for(Stage.FILED, Action.CLOSE)
    assert refused.value.text == "当前阶段为“已结案归档”，不能结案归档。案件到此办结，没有后续步骤。"
