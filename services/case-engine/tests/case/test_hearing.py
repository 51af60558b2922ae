"""问责办法 11: the subject is heard before any decision, and every point is answered."""

from datetime import timedelta
from typing import Any

import pytest

from case_engine.domain.case.hearing import Point
from case_engine.domain.case.stages import Stage
from case_engine.domain.refusal import Refusal

ADOPTED = Point("已在补办", adopted=True, reason="经核实属实")


def test_a_heard_subject_can_be_decided_on(heard: Any) -> None:
    assert heard.present.stage_of("SYN-000123") is Stage.HEARD


def test_there_is_nothing_to_be_heard_on_before_the_findings(started: Any) -> None:
    with pytest.raises(Refusal, match="请先认定事实") as refused:
        started.hear()
    assert refused.value.clause == "accountability:10.1"


def test_a_recorded_refusal_to_be_heard_takes_the_place_of_a_hearing(found: Any) -> None:
    assert found.decline_hearing().decide().present.state is Stage.DECIDED


def test_a_refusal_to_be_heard_needs_proof(found: Any) -> None:
    with pytest.raises(Refusal, match="放弃陈述申辩的依据"):
        found.decline_hearing(proof="")


def test_a_further_hearing_is_added_to_the_first(heard: Any) -> None:
    assert len(heard.hear(points=(ADOPTED,)).present.proceeding("SYN-000123").hearings) == 2


def test_a_hearing_after_the_decision_is_refused(decided: Any) -> None:
    with pytest.raises(Refusal) as refused:
        decided.hear()
    assert refused.value.clause == "accountability:11"


@pytest.mark.parametrize(
    ("points", "told"),
    [
        ((), "没有记录本人的陈述申辩意见"),
        ((ADOPTED, Point("", adopted=True, reason="属实")), "第 2 条陈述申辩意见是空白"),
        ((Point("人手少", adopted=False, reason=" "),), "第 1 条陈述申辩意见不采纳但没有写明理由"),
        ((Point("人手少", adopted=True, reason=""),), "第 1 条陈述申辩意见采纳但没有写明理由"),
    ],
)
def test_every_point_has_to_be_answered_with_a_reason(found: Any, points: tuple[Point, ...], told: str) -> None:
    with pytest.raises(Refusal, match=told) as refused:
        found.hear(points=points)
    assert refused.value.clause == "accountability:11"


def test_a_hearing_names_who_kept_the_record(found: Any) -> None:
    with pytest.raises(Refusal, match="没有写明记录人"):
        found.hear(recorder=" ")


@pytest.mark.parametrize("recorder", ["合成甲", "SYN-000123"])
def test_a_subject_does_not_keep_the_record_of_their_own_hearing(found: Any, recorder: str) -> None:
    with pytest.raises(Refusal, match="应当回避"):
        found.hear(recorder=recorder)


@pytest.mark.parametrize(("days", "refused"), [(-1, True), (0, False), (1, False)])
def test_a_hearing_cannot_come_before_the_findings(found: Any, days: int, refused: bool) -> None:
    found_on = found.present.proceeding("SYN-000123").findings.found_on
    _check(refused, lambda: found.hear(held_on=found_on + timedelta(days=days)))


@pytest.mark.parametrize(("days", "refused"), [(-1, False), (0, False), (1, True)])
def test_a_hearing_cannot_lie_in_the_future(found: Any, days: int, refused: bool) -> None:
    _check(refused, lambda: found.hear(held_on=found.today + timedelta(days=days)))


def _check(refused: bool, attempt: Any) -> None:
    if not refused:
        attempt()
        return
    with pytest.raises(Refusal) as refusal:
        attempt()
    assert refusal.value.clause == "accountability:11"
