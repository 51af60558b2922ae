"""问责办法 10.1: findings about an identified subject are recorded and assessed."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from case_engine.domain.assessment.codes import Measure, Severity
from case_engine.domain.assessment.facts import AssessmentFacts
from case_engine.domain.case.stages import Stage
from case_engine.domain.case.subjects import Subject
from case_engine.domain.refusal import Refusal


def test_findings_carry_the_input_the_outcome_and_the_receipt(found: Any) -> None:
    findings = found.present.proceeding("SYN-000123").findings
    assert findings.assessment.measures.recommended is Measure.ADMONITION_TALK
    assert findings.receipt.rules == findings.assessment.receipt.rules
    assert findings.receipt.input_fingerprint
    assert findings.assessed.conduct_on.year == 2026


def test_there_are_no_findings_before_the_start_is_approved(driven: Any) -> None:
    driven.propose_start()
    with pytest.raises(Refusal, match="请先批准启动问责") as refused:
        driven.record_findings()
    assert refused.value.clause == "accountability:9"


def test_new_findings_replace_the_old_ones_and_the_hearing_has_to_be_repeated(heard: Any) -> None:
    facts = replace(heard.present.proceeding("SYN-000123").findings.assessed, as_of=heard.heard_on)
    graver = replace(facts, findings=(replace(facts.findings[0], severity=Severity.SERIOUS),))
    proceeding = heard.record_findings(assessed=graver).present.proceeding("SYN-000123")
    assert proceeding.findings.assessment.measures.recommended is Measure.SUSPENSION
    assert proceeding.stage is Stage.FINDINGS_RECORDED
    assert proceeding.hearings == ()


def test_there_are_no_new_findings_after_the_decision(decided: Any) -> None:
    with pytest.raises(Refusal) as refused:
        decided.record_findings()
    assert refused.value.clause == "accountability:10.1"


@pytest.mark.parametrize("blank", ["cadre_id", "name", "unit", "post"])
def test_a_subject_has_to_be_identified(started: Any, blank: str) -> None:
    subject = replace(Subject("SYN-1", "合成丙", "合成局", "科长"), **{blank: ""})
    with pytest.raises(Refusal, match="没有写明问责对象的") as refused:
        started.record_findings(subject=subject)
    assert refused.value.clause == "accountability:3"


def test_findings_without_facts_are_refused(started: Any) -> None:
    with pytest.raises(Refusal, match="没有写明问责事实"):
        started.record_findings(facts=" ")


def test_a_subject_does_not_record_findings_about_themselves(started: Any) -> None:
    with pytest.raises(Refusal, match="应当回避"):
        started.record_findings(actor="SYN-000123")


@pytest.mark.parametrize("role", ["approved_by", "handler"])
def test_who_started_or_handles_the_case_cannot_become_its_subject(driven: Any, role: str) -> None:
    driven.propose_start(subjects=()).approve_start(**{role: "SYN-000123"})
    with pytest.raises(Refusal, match="应当回避") as refused:
        driven.record_findings()
    assert refused.value.clause == "accountability:5"


@pytest.mark.parametrize(("days", "refused"), [(-1, True), (0, False), (1, False)])
def test_findings_cannot_come_before_the_approved_start(started: Any, days: int, refused: bool) -> None:
    found_on = started.present.approval.approved_on + timedelta(days=days)
    _check(refused, lambda: started.record_findings(assessed=_found_on(started, found_on)))


@pytest.mark.parametrize(("days", "refused"), [(-1, False), (0, False), (1, True)])
def test_findings_cannot_lie_in_the_future(started: Any, days: int, refused: bool) -> None:
    found_on = started.today + timedelta(days=days)
    _check(refused, lambda: started.record_findings(assessed=_found_on(started, found_on)))


@pytest.mark.parametrize(("days", "refused"), [(-1, True), (0, False), (1, False)])
def test_new_findings_cannot_come_before_the_hearing_on_the_old_ones(heard: Any, days: int, refused: bool) -> None:
    held_on = heard.present.proceeding("SYN-000123").hearings[-1].hearing.held_on
    _check(refused, lambda: heard.record_findings(assessed=_found_on(heard, held_on + timedelta(days=days))))


def test_new_findings_cannot_come_before_a_hearing_on_findings_long_replaced(heard: Any) -> None:
    held_on = heard.present.proceeding("SYN-000123").hearings[-1].hearing.held_on
    heard.record_findings(assessed=_found_on(heard, held_on))
    with pytest.raises(Refusal, match="早于已听取陈述申辩的日期"):
        heard.record_findings(assessed=_found_on(heard, held_on - timedelta(days=1)))


def _found_on(driven: Any, day: date) -> AssessmentFacts:
    return replace(driven.facts, as_of=day)


def _check(refused: bool, attempt: Any) -> None:
    if not refused:
        attempt()
        return
    with pytest.raises(Refusal) as refusal:
        attempt()
    assert refusal.value.clause == "accountability:10.1"
