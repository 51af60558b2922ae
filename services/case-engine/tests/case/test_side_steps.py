"""问责办法 4, 6, 10.1 and 激励办法 9: the steps beside the main way."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from case_engine.application.timeline import entry_of
from case_engine.domain.assessment.codes import Outcome, ReferralTarget
from case_engine.domain.case.clearance import FabricatorReferral
from case_engine.domain.case.stages import Stage
from case_engine.domain.deadlines.deadline import DeadlineKind
from case_engine.domain.refusal import Refusal

LIMIT = date(2026, 3, 24)
"""Fifteen working days after 3 March 2026."""


@pytest.mark.parametrize(("days", "refused"), [(-1, False), (0, False), (1, True)])
def test_an_extension_is_asked_for_and_approved_within_the_limit(started: Any, days: int, refused: bool) -> None:
    started.today = day = LIMIT + timedelta(days=days)
    if not refused:
        started.request_extension(requested_on=day).approve_extension(ruled_on=day)
        assert started.present.extension.ruling.approved
        return
    with pytest.raises(Refusal, match="不能再延长") as refusal:
        started.request_extension(requested_on=day)
    assert refusal.value.clause == "accountability:10.1"
    with pytest.raises(Refusal, match="不能再延长"):
        started.request_extension().approve_extension(ruled_on=day)


@pytest.mark.parametrize("changes", [{"ruled_by": "合成承办人"}, {"actor": "合成承办人"}, {"ruled_by": ""}])
def test_nobody_approves_the_extension_they_asked_for(started: Any, changes: dict[str, str]) -> None:
    started.request_extension()
    with pytest.raises(Refusal) as refused:
        started.approve_extension(**changes)
    assert refused.value.clause in {"accountability:10.1", "accountability:10.2"}
    assert started.present.extension is None


def test_an_extension_needs_a_reason_and_a_request(started: Any) -> None:
    with pytest.raises(Refusal, match="特殊情况和理由"):
        started.request_extension(reasons=" ")
    with pytest.raises(Refusal, match="请先申请延长期限"):
        started.approve_extension()


def test_there_is_one_extension_and_none_once_the_opinion_is_there(started: Any) -> None:
    started.request_extension()
    with pytest.raises(Refusal, match="正在等待批准"):
        started.request_extension()
    started.approve_extension()
    with pytest.raises(Refusal, match="已经批准延长一次"):
        started.request_extension()


def test_no_extension_is_needed_for_an_opinion_that_is_there(found: Any) -> None:
    with pytest.raises(Refusal, match="已经提出"):
        found.propose_opinion().request_extension()


def test_an_extension_refused_may_be_asked_for_again(started: Any) -> None:
    started.request_extension().approve_extension(approved=False).request_extension().approve_extension()
    assert started.present.extension.ruling.approved


def test_a_matter_is_referred_beside_the_proceeding_and_the_answer_comes_back(found: Any) -> None:
    with pytest.raises(Refusal, match="请先登记移交") as refused:
        found.record_referral_outcome()
    assert refused.value.clause == "accountability:6"
    found.refer()
    with pytest.raises(Refusal, match="已经移交过"):
        found.refer()
    with pytest.raises(Refusal, match="没有移交过"):
        found.record_referral_outcome(target=ReferralTarget.JUDICIAL_AUTHORITY)
    found.record_referral_outcome()
    assert found.present.state is Stage.FINDINGS_RECORDED


@pytest.mark.parametrize("blank", ["reasons", "document_number"])
def test_a_referral_has_reasons_and_a_letter(found: Any, blank: str) -> None:
    with pytest.raises(Refusal):
        found.refer(**{blank: ""})


@pytest.fixture
def unfounded(started: Any) -> Any:
    started.record_findings(assessed=replace(started.facts, findings=())).hear()
    return started.decide(
        measure=None,
        effective_on=None,
        without_measure=Outcome.NO_FINDING,
        written_reason="没有问题",
        basis=("accountability:2",),
    )


def test_who_was_accused_without_ground_is_cleared_in_the_same_circle(unfounded: Any) -> None:
    with pytest.raises(Refusal, match="澄清范围") as refused:
        unfounded.clear(circle="")
    assert refused.value.clause == "incentive:9"
    assert unfounded.clear().close().present.state is Stage.FILED


FABRICATOR = "线索5f0c的举报人"


@pytest.fixture
def fabricated(unfounded: Any) -> FabricatorReferral:
    """To whom, with what and when somebody may be referred."""
    return FabricatorReferral("合成县公安局", "伪造的照片和鉴定意见", "合问责移〔2026〕1号", unfounded.today)


def test_who_fabricated_it_is_referred_with_what_proves_it(unfounded: Any, fabricated: FabricatorReferral) -> None:
    unfounded.clear(fabricator=FABRICATOR, fabricator_referral=fabricated)
    assert unfounded.present.proceedings[0].cleared.clearance.fabricator_referral == fabricated
    at = datetime(2026, 3, 20, tzinfo=UTC)
    line = entry_of(unfounded.events[-1], unfounded.present, at=at, on=unfounded.today, who="合成录入员")
    assert line.text.endswith(
        "捏造事实的线索5f0c的举报人于2026年3月20日移送合成县公安局（合问责移〔2026〕1号），材料：伪造的照片和鉴定意见。"
    )


@pytest.mark.parametrize(
    ("fabricator", "changes", "text"),
    [
        (FABRICATOR, None, "还没有写明移送到哪里"),
        ("", {}, "捏造事实的人"),
        (FABRICATOR, {"receiving_body": " "}, "接收移送的机关"),
        (FABRICATOR, {"materials": ""}, "移送材料"),
        (FABRICATOR, {"document_number": ""}, "移送函文号"),
        (FABRICATOR, {"referred_on": date(2099, 1, 1)}, "晚于今天"),
        (FABRICATOR, {"referred_on": date(2026, 3, 4)}, "早于认定日期"),
    ],
)
def test_a_referral_of_who_fabricated_it_is_complete_and_in_order(
    unfounded: Any, fabricated: FabricatorReferral, fabricator: str, changes: dict[str, Any] | None, text: str
) -> None:
    referral = None if changes is None else replace(fabricated, **changes)
    with pytest.raises(Refusal, match=text) as refused:
        unfounded.clear(fabricator=fabricator, fabricator_referral=referral)
    assert refused.value.clause == "incentive:9"
    assert unfounded.clear().present.state is Stage.CLEARED


def test_where_nothing_was_found_a_clearance_is_owed_from_that_day(unfounded: Any) -> None:
    (deadline,) = [each for each in unfounded.deadlines().values() if each.kind is DeadlineKind.CLEARANCE]
    assert (deadline.started_by, deadline.closed_on) == ("认定没有问责情形", None)
    assert deadline.started_on == unfounded.present.proceedings[0].conclusion.decided_on


def test_nobody_is_cleared_or_filed_while_the_case_goes_on(in_force: Any) -> None:
    for attempt in (in_force.clear, in_force.close):
        with pytest.raises(Refusal):
            attempt()
