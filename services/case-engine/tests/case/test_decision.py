"""问责办法 10.2, 11: every gate before a decision, one test each."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from case_engine.domain.assessment.codes import (
    CircumstanceItem,
    ConductItem,
    EffectKind,
    ManagementLevel,
    Measure,
    RouteStep,
    Scope,
    Severity,
)
from case_engine.domain.assessment.facts import Circumstance
from case_engine.domain.case.decision import Approval
from case_engine.domain.case.particulars import Level, Particulars
from case_engine.domain.case.stages import Stage
from case_engine.domain.refusal import Refusal
from case_engine.domain.rules.article_14_measures import GROUP_OF

DELIBERATED = Approval(
    RouteStep.DEPARTMENT_DELIBERATION, "合成市委组织部部务会", date(2026, 3, 11), ("合成寅", "合成卯"), "一致同意"
)
CITY_APPROVED = Approval(RouteStep.CITY_COMMITTEE_APPROVAL, "合成市委", date(2026, 3, 12))
CONDUCT = "accountability:7.5"
CITY: dict[str, Any] = {"approvals": (DELIBERATED, CITY_APPROVED)}


def test_a_decision_carries_its_letter_and_its_effects(decided: Any) -> None:
    decision = decided.present.proceeding("SYN-000123").decision
    assert decided.present.state is Stage.DECIDED
    assert decision.decision_id == "case-5f0c-1"
    assert decision.appeal_period_days == 15
    assert {effect.kind for effect in decision.effects} == {
        EffectKind.HONOURS_CANCELLED,
        EffectKind.PROMOTION_BAN,
        EffectKind.FILE_ENTRY,
    }


def test_effects_run_from_the_day_the_decision_takes_effect(decided: Any) -> None:
    decision = decided.present.proceeding("SYN-000123").decision
    assert {effect.effective_from for effect in decision.effects} == {decision.effective_on}


def test_there_is_no_decision_without_a_hearing(found: Any) -> None:
    with pytest.raises(Refusal, match="请先听取陈述和申辩") as refused:
        found.propose_opinion().decide()
    assert refused.value.clause == "accountability:11"


def test_there_is_no_decision_on_new_findings_before_a_new_hearing(heard: Any) -> None:
    heard.record_findings(assessed=replace(heard.facts, as_of=heard.heard_on))
    with pytest.raises(Refusal) as refused:
        heard.propose_opinion().decide()
    assert refused.value.clause == "accountability:11"


@pytest.mark.parametrize(
    ("field", "blank", "told"),
    [
        ("facts", " ", "问责事实"),
        ("basis", (), "问责依据"),
        ("decided_on", None, "决定日期"),
        ("effective_on", None, "生效时间"),
    ],
)
def test_a_missing_content_refuses_the_decision_and_is_named(heard: Any, field: str, blank: Any, told: str) -> None:
    with pytest.raises(Refusal, match=f"缺少必备内容.{told}。") as refused:
        heard.decide(**{field: blank})
    assert refused.value.clause == "accountability:10.2"


def test_all_missing_contents_are_named_at_once(heard: Any) -> None:
    with pytest.raises(Refusal, match="问责事实、问责依据、生效时间"):
        heard.decide(facts="", basis=(), effective_on=None)


def test_the_basis_has_to_cite_what_was_found(heard: Any) -> None:
    with pytest.raises(Refusal, match=r"accountability:7\.5"):
        heard.decide(basis=("accountability:8.8",))


def test_the_basis_cites_no_conduct_that_was_never_found(heard: Any) -> None:
    with pytest.raises(Refusal, match=r"没有计入的情形 accountability:8\.8") as refused:
        heard.decide(basis=("accountability:7.5", "accountability:8.8", "accountability:14.2"))
    assert refused.value.clause == "accountability:10.2"


def test_the_basis_cites_no_conduct_that_does_not_count_or_is_exempted(started: Any) -> None:
    found = started.facts.findings[0]
    findings = (
        found,
        replace(found, item=ConductItem.ACTING_WRONGLY_8, adverse_result=False),
        replace(found, item=ConductItem.NOT_ACTING_7),
    )
    exempted = Circumstance(CircumstanceItem.EMERGENCY, established=True, covers=(ConductItem.NOT_ACTING_7,))
    started.record_findings(assessed=replace(started.facts, findings=findings, circumstances=(exempted,))).hear()
    with pytest.raises(Refusal, match=r"没有计入的情形 accountability:8\.8、accountability:7\.7。"):
        started.decide(basis=("accountability:7.5", "accountability:8.8", "accountability:7.7"))
    assert started.decide().present.state is Stage.DECIDED


@pytest.mark.parametrize("group", ["14.1", "14.3", "14.6"])
def test_the_basis_cites_no_other_measure_than_the_one_decided(heard: Any, group: str) -> None:
    with pytest.raises(Refusal, match=r"请改为 accountability:14\.2") as refused:
        heard.decide(basis=("accountability:7.5", f"accountability:{group}"))
    assert refused.value.clause == "accountability:10.2"


@pytest.mark.parametrize("approved_by", ["合成承办人", " 合成承办人 "])
def test_nobody_approves_what_they_prepared(heard: Any, approved_by: str) -> None:
    with pytest.raises(Refusal, match="不能审批自己承办的事项") as refused:
        heard.decide(approved_by=approved_by)
    assert refused.value.clause == "accountability:10.2"


def test_nobody_approves_a_decision_on_findings_they_recorded(started: Any) -> None:
    started.record_findings(actor="合成审批人").hear()
    with pytest.raises(Refusal, match="不能审批自己承办的事项"):
        started.decide(prepared_by="合成另一承办人")


def test_nobody_approves_a_decision_on_findings_that_replaced_theirs(started: Any) -> None:
    started.record_findings(actor="合成审批人").record_findings().record_findings().hear()
    with pytest.raises(Refusal, match="不能审批自己承办的事项"):
        started.decide()


def test_the_handler_of_a_case_does_not_approve_its_decision(driven: Any) -> None:
    driven.propose_start().approve_start(handler="合成审批人").record_findings().hear()
    with pytest.raises(Refusal, match="不能审批自己承办的事项"):
        driven.decide()


@pytest.mark.parametrize("role", ["prepared_by", "approved_by"])
def test_a_decision_names_who_prepared_and_who_approved_it(heard: Any, role: str) -> None:
    with pytest.raises(Refusal, match="没有写明"):
        heard.decide(**{role: ""})


def test_a_subject_does_not_vote_on_their_own_case(heard: Any) -> None:
    study = replace(heard.collective_study, attendees=("合成子", "合成甲"))
    with pytest.raises(Refusal, match="应当回避"):
        heard.decide(approvals=(study,))


def test_a_decision_without_its_approval_is_refused_with_the_steps_clause(heard: Any) -> None:
    with pytest.raises(Refusal, match="请先登记审议审批") as refused:
        heard.decide(approvals=())
    assert refused.value.clause == "accountability:10.2"


def test_a_city_managed_cadre_needs_deliberation_and_the_city_committee(started: Any) -> None:
    _city_managed(started)
    with pytest.raises(Refusal, match="审批路线缺少一步"):
        started.decide(approvals=(DELIBERATED,))
    assert started.decide(**CITY).present.state is Stage.DECIDED


def test_the_city_committee_does_not_approve_before_the_deliberation(started: Any) -> None:
    _city_managed(started)
    early = replace(CITY_APPROVED, on=DELIBERATED.on - timedelta(days=1))
    with pytest.raises(Refusal, match="次序不对"):
        started.decide(approvals=(DELIBERATED, early))


def test_an_approval_step_is_recorded_once(heard: Any) -> None:
    with pytest.raises(Refusal, match="已经登记过"):
        heard.record_approval().record_approval()


def test_an_approval_names_its_body(heard: Any) -> None:
    with pytest.raises(Refusal, match="没有写明由哪个机关办理"):
        heard.decide(approvals=(replace(heard.collective_study, body=""),))


@pytest.mark.parametrize(
    ("deliberated_by", "approved_by"),
    [("合成县某局党组", "合成市委"), ("合成市委组织部部务会", "合成县委"), ("合成市委组织部部务会", "合成市委组织部")],
)
def test_a_city_managed_cadre_needs_the_very_bodies_of_the_clause(
    started: Any, deliberated_by: str, approved_by: str
) -> None:
    _city_managed(started)
    approvals = (replace(DELIBERATED, body=deliberated_by), replace(CITY_APPROVED, body=approved_by))
    with pytest.raises(Refusal, match="市管领导干部须经") as refused:
        started.decide(approvals=approvals)
    assert refused.value.clause == "accountability:10.2"


def test_the_approving_body_is_the_one_that_decided_last(decided: Any, new_case: Any) -> None:
    assert decided.present.proceedings[0].decision.approving_body == "合成县某局领导班子"
    city = new_case().propose_start().approve_start()
    _city_managed(city)
    assert city.decide(**CITY).present.proceedings[0].decision.approving_body == "合成市委"


def test_a_step_that_is_not_on_the_route_is_refused(heard: Any) -> None:
    with pytest.raises(Refusal, match="不在本案的审批路线上"):
        heard.decide(approvals=(heard.collective_study, CITY_APPROVED))


@pytest.mark.parametrize(("days", "refused"), [(-1, True), (0, False), (1, False)])
def test_what_is_settled_before_the_hearing_does_not_count(heard: Any, days: int, refused: bool) -> None:
    held_on = heard.present.proceeding("SYN-000123").hearings[0].hearing.held_on
    study = replace(heard.collective_study, on=held_on + timedelta(days=days))
    _check(refused, "accountability:11", lambda: heard.decide(approvals=(study,)))


@pytest.mark.parametrize(("days", "refused"), [(-1, True), (0, False), (1, False)])
def test_a_report_before_the_findings_does_not_count(started: Any, days: int, refused: bool) -> None:
    _vertical(started)
    reported_on = started.facts.as_of + timedelta(days=days)
    reports = (
        Approval(RouteStep.REPORT_TO_LOCAL_COMMITTEE, "合成县委", reported_on),
        Approval(RouteStep.PROPOSE_TO_SUPERIOR_DEPARTMENT, "合成市某局", reported_on),
    )
    _check(refused, "accountability:10.1", lambda: started.decide(approvals=(*reports, started.collective_study)))


@pytest.mark.parametrize(("days", "refused"), [(-1, False), (0, False), (1, True)])
def test_an_approval_after_the_decision_does_not_count(heard: Any, days: int, refused: bool) -> None:
    decided_on = heard.proposal().decided_on
    study = replace(heard.collective_study, on=decided_on + timedelta(days=days))
    _check(refused, "accountability:10.2", lambda: heard.decide(approvals=(study,)))


@pytest.mark.parametrize(("days", "refused"), [(-1, True), (0, False), (1, False)])
def test_a_decision_cannot_come_before_the_hearing(heard: Any, days: int, refused: bool) -> None:
    held_on = heard.present.proceeding("SYN-000123").hearings[0].hearing.held_on
    decided_on = held_on + timedelta(days=days)
    study = replace(heard.collective_study, on=decided_on)
    _check(refused, "accountability:11", lambda: heard.decide(decided_on=decided_on, approvals=(study,)))


@pytest.mark.parametrize(("days", "refused"), [(-1, False), (0, False), (1, True)])
def test_a_decision_cannot_lie_in_the_future(heard: Any, days: int, refused: bool) -> None:
    decided_on = heard.today + timedelta(days=days)
    _check(refused, "accountability:10.2", lambda: heard.decide(decided_on=decided_on, effective_on=decided_on))


@pytest.mark.parametrize(("days", "refused"), [(-1, True), (0, False), (1, False)])
def test_a_decision_cannot_take_effect_before_it_is_made(heard: Any, days: int, refused: bool) -> None:
    effective_on = heard.proposal().decided_on + timedelta(days=days)
    _check(refused, "accountability:10.2", lambda: heard.decide(effective_on=effective_on))


def test_another_measure_than_the_recommended_needs_a_written_reason(heard: Any) -> None:
    with pytest.raises(Refusal, match="请写明理由") as refused:
        heard.decide(measure=Measure.PUBLIC_APOLOGY)
    assert refused.value.clause == "accountability:14"
    heard.decide(measure=Measure.PUBLIC_APOLOGY, written_reason="群众要求当面说明情况")
    assert heard.present.proceeding("SYN-000123").decision.written_reason == "群众要求当面说明情况"


def test_a_measure_the_text_excludes_is_refused_with_its_clause(started: Any) -> None:
    on_probation = replace(started.facts, subject=replace(started.facts.subject, probation=True))
    started.record_findings(assessed=on_probation).hear()
    with pytest.raises(Refusal) as refused:
        started.decide(measure=Measure.REASSIGNMENT)
    assert refused.value.clause == "accountability:18.6"


def test_conflicting_circumstances_are_weighed_by_named_people_in_writing(started: Any) -> None:
    started.record_findings(assessed=replace(started.facts, circumstances=started.conflicting)).hear()
    with pytest.raises(Refusal, match="由谁集体权衡") as refused:
        started.decide(written_reason="两者相抵")
    assert refused.value.clause == "accountability:16"
    assert started.decide(written_reason="两者相抵", weighed_by="合成县某局领导班子").present.state is Stage.DECIDED


@pytest.mark.parametrize(
    ("measure", "particulars", "clause"),
    [
        (Measure.REASSIGNMENT, Particulars(former_level=Level.SECTION), "accountability:18.3"),
        (Measure.REMOVAL, Particulars(supervising_departments="合成局"), "accountability:18.4"),
    ],
)
def test_effects_that_cannot_be_narrowed_refuse_the_decision(
    started: Any, measure: Measure, particulars: Particulars, clause: str
) -> None:
    _grave(started, particulars)
    with pytest.raises(Refusal, match="无法执行任职限制") as refused:
        started.decide(measure=measure, basis=(CONDUCT, GROUP_OF[measure]), written_reason="情节需要")
    assert refused.value.clause == clause


def test_a_reassignment_names_departments_posts_and_matters(started: Any) -> None:
    _grave(started, Particulars(None, "合成县政府办", "审批科科长", "行政审批"))
    started.decide(measure=Measure.REASSIGNMENT, basis=(CONDUCT,), written_reason="情节需要")
    decision = started.present.proceedings[0].decision
    assert decision is not None
    details = [effect.details for effect in decision.effects if effect.kind is EffectKind.RELATED_POST_BAN]
    assert details == [{"departments": "合成县政府办", "posts": "审批科科长", "matters": "行政审批"}]


def test_a_removal_names_the_former_level(started: Any) -> None:
    _grave(started, Particulars(former_level=Level.SECTION))
    started.decide(measure=Measure.REMOVAL, basis=(CONDUCT,), written_reason="情节需要")
    decision = started.present.proceedings[0].decision
    assert decision is not None
    details = [effect.details for effect in decision.effects if effect.kind is EffectKind.HIGHER_POST_BAN]
    assert details == [{"former_level": "section"}]


def test_the_receipt_names_the_appeal_period(decided: Any) -> None:
    receipt = decided.present.proceeding("SYN-000123").decision.receipt
    assert "accountability:12" in receipt.clauses
    assert ("appeal-period", 15) in [(used.name, used.value) for used in receipt.parameters]


@pytest.mark.parametrize("both", [True, False])
def test_a_decision_is_either_a_measure_or_an_end_without_one(heard: Any, both: bool) -> None:
    measure = Measure.ADMONITION_TALK if both else None
    outcome = heard.present.proceeding("SYN-000123").findings.assessment.outcome if both else None
    with pytest.raises(Refusal, match="只填写一项"):
        heard.decide(measure=measure, without_measure=outcome)


@pytest.mark.parametrize("missing", ["written_reason", "weighed_by"])
def test_by_reference_a_measure_that_presupposes_a_post_is_weighed_by_named_people(started: Any, missing: str) -> None:
    subject = replace(started.facts.subject, scope=Scope.BY_REFERENCE)
    serious = replace(started.facts.findings[0], severity=Severity.SERIOUS)
    started.record_findings(assessed=replace(started.facts, subject=subject, findings=(serious,))).hear()
    weighed: dict[str, Any] = {
        "measure": Measure.SUSPENSION,
        "basis": (CONDUCT, GROUP_OF[Measure.SUSPENSION]),
        "written_reason": "其职务可以停止",
        "weighed_by": "合成县某局领导班子",
    }
    with pytest.raises(Refusal, match="参照执行的对象") as refused:
        started.decide(**(weighed | {missing: " "}))
    assert refused.value.clause == "accountability:3"
    assert started.decide(**weighed).present.state is Stage.DECIDED


def _city_managed(driven: Any) -> None:
    subject = replace(driven.facts.subject, managed_by=ManagementLevel.CITY)
    driven.record_findings(assessed=replace(driven.facts, subject=subject)).hear()


def _vertical(driven: Any) -> None:
    subject = replace(driven.facts.subject, vertical=True)
    driven.record_findings(assessed=replace(driven.facts, subject=subject)).hear()


def _grave(driven: Any, particulars: Particulars) -> None:
    grave = replace(driven.facts.findings[0], severity=Severity.GRAVE)
    driven.record_findings(assessed=replace(driven.facts, findings=(grave,)), particulars=particulars).hear()


def _check(refused: bool, clause: str, attempt: Any) -> None:
    if not refused:
        attempt()
        return
    with pytest.raises(Refusal) as refusal:
        attempt()
    assert refusal.value.clause == clause
