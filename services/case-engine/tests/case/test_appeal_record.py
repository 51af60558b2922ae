"""What an appeal leaves on record, and what exactly is said when it is refused (问责办法 12)."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

import pytest

from case_engine.domain.assessment.choice import check_measure
from case_engine.domain.assessment.codes import Measure
from case_engine.domain.assessment.occasion import Occasion
from case_engine.domain.case.appeal import AppealOutcome
from case_engine.domain.case.events import AppealDecided, AppealLodged, AppealTakenBack, DecisionUnwound
from case_engine.domain.case.stages import Stage
from case_engine.domain.refusal import Refusal
from case_engine.domain.rules.article_14_measures import GROUP_OF
from wenze.clock import BUSINESS_ZONE

FIRST = "case-5f0c-1"
TODAY = date(2026, 3, 20)


@pytest.fixture
def appealed(carried_out: Any) -> Any:
    return carried_out.lodge_appeal()


def refusal_of(attempt: Any) -> tuple[str, str]:
    with pytest.raises(Refusal) as refused:
        attempt()
    return refused.value.clause, refused.value.text


def at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=BUSINESS_ZONE)


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"grounds": " "}, "书面申诉缺少必备内容：申诉理由。请补全后再提交。"),
        (
            {"lodged_at": at(TODAY + timedelta(days=1))},
            "申诉日期 2026-03-21 晚于今天 2026-03-20，尚未发生的事项不能登记。请核对日期。",
        ),
        (
            {"lodged_at": at(date(2026, 3, 15))},
            "申诉日期 2026-03-15 早于收到决定书的日期 2026-03-16，次序不对。请核对日期。",
        ),
    ],
)
def test_an_appeal_that_cannot_be_lodged_is_told_why(carried_out: Any, changes: dict[str, Any], text: str) -> None:
    assert refusal_of(lambda: carried_out.lodge_appeal(**changes)) == ("accountability:12", text)


def test_before_the_subject_has_the_letter_there_is_nothing_to_appeal_against_in_time(in_force: Any) -> None:
    text = "没有本人收到决定书的回执，申诉期限还没有起算。请先登记送达回执。"
    assert refusal_of(in_force.lodge_appeal) == ("accountability:12", text)


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"reasons": ""}, "申诉处理决定缺少必备内容：理由。请补全后再提交。"),
        ({"body": ""}, "申诉处理决定缺少必备内容：处理机关。请补全后再提交。"),
        ({"decided_by": " "}, "没有写明作出申诉处理决定的人。请填写姓名或者工号。"),
        (
            {"body": "合成县某局领导班子"},
            "“合成县某局领导班子”参与了原决定，不能处理对它的申诉。请由申诉受理机关处理。",
        ),
        (
            {"body": "合成市委"},
            "决定书写明的申诉受理机关是“合成县委组织部”，不是“合成市委”。请核对。",
        ),
        ({"decided_by": "合成子"}, "合成子参与了原决定，不能处理对它的申诉。请由其他人处理。"),
        (
            {"decided_on": TODAY + timedelta(days=1)},
            "申诉处理决定日期 2026-03-21 晚于今天 2026-03-20，尚未发生的事项不能登记。请核对日期。",
        ),
        (
            {"decided_on": TODAY - timedelta(days=1)},
            "申诉处理决定日期 2026-03-19 早于提出申诉的日期 2026-03-20，次序不对。请核对日期。",
        ),
    ],
)
def test_a_ruling_that_cannot_be_made_is_told_why(appealed: Any, changes: dict[str, Any], text: str) -> None:
    attempt = lambda: appealed.decide_appeal(AppealOutcome.UPHELD, **changes)  # noqa: E731
    assert refusal_of(attempt) == ("accountability:12", text)


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"measure": None}, "变更原决定的，请写明新的问责方式和生效时间。"),
        ({"effective_on": None}, "变更原决定的，请写明新的问责方式和生效时间。"),
        ({"measure": Measure.ADMONITION_TALK}, "新的问责方式与原决定相同，不是变更。维持原决定的，请填写维持。"),
        (
            {"effective_on": TODAY - timedelta(days=1)},
            "生效时间 2026-03-19 早于申诉处理决定日期 2026-03-20，次序不对。请核对日期。",
        ),
    ],
)
def test_a_change_that_is_none_is_told_why(appealed: Any, changes: dict[str, Any], text: str) -> None:
    attempt = lambda: appealed.decide_appeal(AppealOutcome.CHANGED, **changes)  # noqa: E731
    assert refusal_of(attempt) == ("accountability:12", text)


def test_an_appeal_changes_nothing_to_what_the_text_excludes(started: Any) -> None:
    obstruction = started.conflicting[:1]
    started.record_findings(assessed=replace(started.facts, circumstances=obstruction)).hear()
    assessment = started.present.proceedings[0].findings.assessment
    measure = assessment.measures.recommended
    started.decide(measure=measure, basis=("accountability:7.5", GROUP_OF[measure]))
    started.enter_into_force().serve_both().lodge_appeal()
    excluded = [each for each in Measure if check_measure(assessment, each, "认定的事实不清") is not None]
    assert excluded
    for each in excluded:
        expected = check_measure(assessment, each, "认定的事实不清")
        basis = ("accountability:7.5", GROUP_OF[each])
        attempt = partial(started.decide_appeal, AppealOutcome.CHANGED, measure=each, basis=basis)
        assert refusal_of(attempt) == (expected.clause, expected.text)


def test_what_is_lodged_and_taken_back_names_its_decision_and_leaves_the_case_where_it_stands(appealed: Any) -> None:
    lodged = appealed.events[-1]
    assert isinstance(lodged, AppealLodged)
    assert (lodged.state, lodged.cadre_id, lodged.decision_id) == (Stage.EXECUTED, "SYN-000123", FIRST)
    appealed.withdraw_appeal()
    taken_back = appealed.events[-1]
    assert isinstance(taken_back, AppealTakenBack)
    assert (taken_back.state, taken_back.cadre_id, taken_back.decision_id) == (Stage.EXECUTED, "SYN-000123", FIRST)


def test_what_is_upheld_names_its_decision_and_leaves_the_case_where_it_stands(appealed: Any) -> None:
    appealed.decide_appeal(AppealOutcome.UPHELD)
    upheld = appealed.events[-1]
    assert isinstance(upheld, AppealDecided)
    assert (upheld.state, upheld.subject, upheld.decision_id) == (Stage.EXECUTED, appealed.first, FIRST)
    assert upheld.decision is None


def test_what_is_withdrawn_says_from_when_and_why(appealed: Any) -> None:
    standing = appealed.present.proceedings[0].standing
    appealed.decide_appeal(AppealOutcome.WITHDRAWN)
    decided, unwound = appealed.events[-2:]
    assert isinstance(decided, AppealDecided)
    assert (decided.state, decided.subject, decided.decision_id) == (Stage.WITHDRAWN, appealed.first, FIRST)
    assert unwound == DecisionUnwound(Stage.WITHDRAWN, standing, TODAY, "认定的事实不清")


def test_a_case_of_two_stands_where_the_one_furthest_back_stands(appealed: Any) -> None:
    appealed.record_findings(subject=appealed.second)
    appealed.decide_appeal(AppealOutcome.WITHDRAWN)
    assert [event.state for event in appealed.events[-2:]] == [Stage.FINDINGS_RECORDED] * 2


def test_a_changed_decision_is_a_decision_of_the_appeal_body_in_full(appealed: Any) -> None:
    standing = appealed.present.proceedings[0].standing
    findings = appealed.present.proceedings[0].findings
    appealed.decide_appeal(AppealOutcome.CHANGED)
    decided = appealed.events[-1]
    occasion = Occasion(effective_on=TODAY, conduct_on=findings.assessed.conduct_on, probation=False, decided_on=TODAY)
    consequences = appealed.assessor.consequences_of(Measure.CRITICISM_NOTICE, occasion)
    assert isinstance(decided, AppealDecided)
    assert (decided.state, decided.subject, decided.decision_id) == (Stage.DECIDED, appealed.first, FIRST)
    assert decided.decision == replace(
        standing,
        decision_id="case-5f0c-2",
        measure=Measure.CRITICISM_NOTICE,
        document_number="",
        appeal_body="",
        basis=("accountability:7.5", "accountability:14.1"),
        approvals=(),
        approving_body="合成县委组织部",
        decided_on=TODAY,
        effective_on=TODAY,
        appeal_period_days=consequences.appeal_period_days,
        prepared_by="合成申诉处理人",
        approved_by="合成申诉处理人",
        effects=consequences.effects,
        receipt=consequences.receipt,
        written_reason="认定的事实不清",
        weighed_by="合成县委组织部",
    )


def test_a_change_to_a_measure_with_a_narrowed_ban_carries_what_narrows_it(suspended: Any) -> None:
    suspended.lodge_appeal()
    changes = {"measure": Measure.REASSIGNMENT, "basis": ("accountability:7.5", "accountability:14.4")}
    suspended.decide_appeal(AppealOutcome.CHANGED, **changes)
    details = [effect.details for effect in suspended.events[-1].decision.effects if effect.details]
    assert {"departments": "合成县政府办", "posts": "审批科科长", "matters": "行政审批"} in details


def test_a_later_ruling_counts_its_effects_from_its_own_day(appealed: Any) -> None:
    appealed.today = later = date(2027, 1, 5)
    appealed.decide_appeal(AppealOutcome.CHANGED)
    assert {effect.effective_from for effect in appealed.events[-1].decision.effects} == {later}
