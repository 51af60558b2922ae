"""问责办法 13, 18.2: rectification, revocation at the end of the period, and the conversion of 停职检查."""

from datetime import date, timedelta
from typing import Any

import pytest

from case_engine.domain.assessment.codes import EffectKind, Measure
from case_engine.domain.case.events import ImpactPeriodEnded
from case_engine.domain.case.stages import Stage
from case_engine.domain.refusal import Refusal

PERIOD_END = date(2026, 12, 31)
"""The honours of 2026 are lost until its end, longer than the half year without promotion."""
HALF_A_YEAR = date(2026, 9, 12)


@pytest.mark.parametrize(("days", "refused"), [(-1, True), (0, True), (1, False)])
def test_accountability_is_revoked_after_its_last_day(carried_out: Any, days: int, refused: bool) -> None:
    carried_out.rectify()
    carried_out.today = PERIOD_END + timedelta(days=days)
    if not refused:
        assert carried_out.revoke().present.state is Stage.REVOKED
        return
    with pytest.raises(Refusal, match="问责期到 2026-12-31") as refusal:
        carried_out.revoke()
    assert refusal.value.clause == "accountability:13"


def test_nothing_is_revoked_without_recorded_rectification(carried_out: Any) -> None:
    carried_out.today = PERIOD_END + timedelta(days=1)
    with pytest.raises(Refusal, match="请先登记整改到位"):
        carried_out.revoke()
    assert carried_out.continue_().present.state is Stage.CONTINUED
    assert carried_out.rectify().revoke().close().present.state is Stage.FILED


@pytest.mark.parametrize("blank", ["document_number", "reasons", "approved_by"])
def test_a_revocation_is_a_written_decision(carried_out: Any, blank: str) -> None:
    carried_out.rectify().today = PERIOD_END + timedelta(days=1)
    with pytest.raises(Refusal) as refused:
        carried_out.revoke(**{blank: ""})
    assert refused.value.clause == "accountability:13"


def test_who_handles_the_case_does_not_approve_the_revocation(carried_out: Any) -> None:
    carried_out.rectify().today = PERIOD_END + timedelta(days=1)
    with pytest.raises(Refusal, match="不能审批自己承办"):
        carried_out.revoke(approved_by="合成承办人")


@pytest.mark.parametrize(("days", "refused"), [(-1, False), (0, False), (1, True)])
def test_rectification_within_half_a_year_ends_the_impact_period(suspended: Any, days: int, refused: bool) -> None:
    suspended.today = rectified_on = HALF_A_YEAR + timedelta(days=days)
    if refused:
        with pytest.raises(Refusal, match="整改期到 2026-09-12 为止") as refusal:
            suspended.rectify()
        assert refusal.value.clause == "accountability:18.2"
        return
    suspended.rectify()
    ended = suspended.events[-1]
    assert isinstance(ended, ImpactPeriodEnded)
    assert (ended.ended_on, ended.converted) == (rectified_on, False)


@pytest.mark.parametrize(("days", "refused"), [(-1, True), (0, True), (1, False)])
def test_suspension_is_converted_once_half_a_year_is_over(suspended: Any, days: int, refused: bool) -> None:
    suspended.today = HALF_A_YEAR + timedelta(days=days)
    if not refused:
        assert suspended.convert().present.state is Stage.FINDINGS_RECORDED
        return
    with pytest.raises(Refusal, match="还没有届满") as refusal:
        suspended.convert()
    assert refusal.value.clause == "accountability:18.2"


def test_what_is_rectified_is_not_converted(suspended: Any) -> None:
    suspended.rectify().today = HALF_A_YEAR + timedelta(days=1)
    with pytest.raises(Refusal, match="已经整改到位"):
        suspended.convert()


def test_only_a_suspension_is_converted(carried_out: Any) -> None:
    carried_out.today = date(2027, 1, 4)
    with pytest.raises(Refusal, match="只有停职检查可以转为"):
        carried_out.convert()


def test_a_conversion_is_a_new_decision_of_people_and_served_again(suspended: Any) -> None:
    suspended.today = day = HALF_A_YEAR + timedelta(days=2)
    suspended.convert()
    first = suspended.present.proceedings[0].standing
    with pytest.raises(Refusal, match="请改为调离岗位") as refused:
        suspended.propose_opinion(measure=Measure.REMOVAL, proposed_on=day)
    assert refused.value.clause == "accountability:18.2"
    suspended.propose_opinion(measure=Measure.REASSIGNMENT, proposed_on=day).hear(held_on=day)
    suspended.record_approval(on=day)
    suspended.helps = False
    with pytest.raises(Refusal, match="请改为调离岗位"):
        suspended.decide(decided_on=day, effective_on=day)
    suspended.decide(
        measure=Measure.REASSIGNMENT,
        basis=("accountability:7.5", "accountability:14.4"),
        decided_on=day,
        effective_on=day,
    )
    assert suspended.present.proceedings[0].standing == first
    suspended.issue_letter().enter_into_force()
    ended = suspended.events[-1]
    assert isinstance(ended, ImpactPeriodEnded)
    assert (ended.decision, ended.ended_on, ended.converted) == (first, day - timedelta(days=1), True)
    second = suspended.present.proceedings[0].standing
    (ban,) = [effect for effect in second.effects if effect.kind is EffectKind.PROMOTION_BAN]
    assert (ban.effective_from, ban.effective_until) == (day, date(2027, 9, 14))
    with pytest.raises(Refusal, match="还没有送达"):
        suspended.publish(published_on=day)


def test_the_period_of_a_suspension_has_no_end_before_its_rectification(suspended: Any) -> None:
    suspended.today = date(2027, 2, 1)
    with pytest.raises(Refusal, match="影响期没有结束"):
        suspended.continue_()
