"""A proceeding ends without a measure only where the assessment says so, in writing (问责办法 2, 3, 17)."""

from dataclasses import replace
from typing import Any

import pytest

from case_engine.domain.assessment.codes import Outcome, Scope
from case_engine.domain.case.stages import Stage
from case_engine.domain.refusal import Refusal

WITHOUT: dict[str, Any] = {"measure": None, "effective_on": None}
EXEMPTED: dict[str, Any] = {**WITHOUT, "basis": ("accountability:17.2",)}


@pytest.fixture
def exempt(started: Any) -> Any:
    return started.record_findings(assessed=replace(started.facts, circumstances=started.exempting)).hear()


def test_an_exempt_subject_gets_no_measure(exempt: Any) -> None:
    exempt.decide(**EXEMPTED, without_measure=Outcome.EXEMPT, written_reason="不可抗力,确实无法履职")
    assert exempt.present.state is Stage.CLOSED
    assert exempt.present.proceeding("SYN-000123").conclusion.outcome is Outcome.EXEMPT


def test_an_exempt_subject_cannot_get_a_measure(exempt: Any) -> None:
    with pytest.raises(Refusal) as refused:
        exempt.decide()
    assert refused.value.clause == "accountability:17"


@pytest.mark.parametrize(
    ("scope", "findings", "outcome", "basis"),
    [
        (Scope.LEADING_CADRE, (), Outcome.NO_FINDING, "accountability:2"),
        (Scope.OUTSIDE, None, Outcome.OUTSIDE_SCOPE, "accountability:3"),
    ],
)
def test_without_finding_or_scope_there_is_no_measure(
    started: Any, scope: Scope, findings: Any, outcome: Outcome, basis: str
) -> None:
    subject = replace(started.facts.subject, scope=scope)
    facts = replace(started.facts, subject=subject, findings=started.facts.findings if findings is None else findings)
    started.record_findings(assessed=facts).hear()
    complete = {**WITHOUT, "without_measure": outcome, "written_reason": "评定结果如此", "basis": (basis,)}
    with pytest.raises(Refusal, match="请先登记审议审批"):
        started.decide(**complete | {"approvals": ()})
    started.decide(**complete)
    assert started.present.state is Stage.CLOSED


def test_an_accountable_subject_is_not_let_off(heard: Any) -> None:
    with pytest.raises(Refusal, match="应当问责"):
        heard.decide(**WITHOUT, without_measure=Outcome.EXEMPT, written_reason="情有可原")


def test_the_outcome_has_to_be_the_assessed_one(exempt: Any) -> None:
    with pytest.raises(Refusal, match="不一致") as refused:
        exempt.decide(**WITHOUT, without_measure=Outcome.NO_FINDING, written_reason="没有问题")
    assert refused.value.clause == "accountability:5"


def test_people_may_exempt_where_the_rules_leave_it_to_them(started: Any) -> None:
    started.record_findings(assessed=replace(started.facts, circumstances=started.left_to_people)).hear()
    collective: dict[str, Any] = {**WITHOUT, "without_measure": Outcome.COLLECTIVE_DECISION, "written_reason": "权衡"}
    with pytest.raises(Refusal, match="由谁集体权衡") as refused:
        started.decide(**collective)
    assert refused.value.clause == "accountability:17"
    assert started.decide(**collective, weighed_by="合成县某局领导班子").present.state is Stage.CLOSED


@pytest.mark.parametrize(
    ("field", "blank", "told"),
    [
        ("facts", "", "查明的事实"),
        ("basis", (), "依据"),
        ("decided_on", None, "决定日期"),
        ("written_reason", " ", "书面理由"),
    ],
)
def test_a_missing_content_refuses_the_end_and_is_named(exempt: Any, field: str, blank: Any, told: str) -> None:
    complete: dict[str, Any] = {**EXEMPTED, "without_measure": Outcome.EXEMPT, "written_reason": "不可抗力"}
    with pytest.raises(Refusal, match=f"缺少必备内容.{told}。") as refused:
        exempt.decide(**(complete | {field: blank}))
    assert refused.value.clause == "accountability:10.2"


@pytest.mark.parametrize(
    ("basis", "refused"),
    [
        (("accountability:7.5", "accountability:14.2"), True),
        (("accountability:7.5", "accountability:17.2"), False),
        (("accountability:17",), False),
        (("incentive:8",), False),
        (("accountability:3",), True),
    ],
)
def test_an_exemption_cites_the_clause_that_exempts(exempt: Any, basis: tuple[str, ...], refused: bool) -> None:
    proposed: dict[str, Any] = {**WITHOUT, "without_measure": Outcome.EXEMPT, "written_reason": "不可抗力"}
    if not refused:
        assert exempt.decide(**proposed, basis=basis).present.state is Stage.CLOSED
        return
    with pytest.raises(Refusal, match="accountability:17、incentive:8") as refusal:
        exempt.decide(**proposed, basis=basis)
    assert refusal.value.clause == "accountability:10.2"


@pytest.mark.parametrize(("basis", "refused"), [("7", False), ("8.1", False), ("2", False), ("17.1", True)])
def test_an_end_without_finding_cites_what_was_not_found(started: Any, basis: str, refused: bool) -> None:
    started.record_findings(assessed=replace(started.facts, findings=())).hear()
    proposed: dict[str, Any] = {**WITHOUT, "without_measure": Outcome.NO_FINDING, "written_reason": "没有问题"}
    if not refused:
        assert started.decide(**proposed, basis=(f"accountability:{basis}",)).present.state is Stage.CLOSED
        return
    with pytest.raises(Refusal, match="没有引用不予问责所根据的条款"):
        started.decide(**proposed, basis=(f"accountability:{basis}",))


def test_an_exemption_goes_the_approval_route_too(exempt: Any) -> None:
    with pytest.raises(Refusal, match="请先登记审议审批"):
        exempt.decide(**EXEMPTED, without_measure=Outcome.EXEMPT, written_reason="不可抗力", approvals=())


def test_nobody_approves_an_exemption_they_prepared(exempt: Any) -> None:
    with pytest.raises(Refusal, match="不能审批自己承办的事项"):
        exempt.decide(**EXEMPTED, without_measure=Outcome.EXEMPT, written_reason="不可抗力", approved_by="合成承办人")
