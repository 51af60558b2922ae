"""Lines of the case file whose clause is not simply that of their action."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from case_engine.application.timeline import Entry, entry_of
from case_engine.domain.assessment.codes import RouteStep
from case_engine.domain.case.decision import Approval
from case_engine.domain.case.events import ImpactPeriodEnded

AT = datetime(2026, 3, 20, tzinfo=UTC)


def last_line(driven: Any) -> Entry:
    return entry_of(driven.events[-1], driven.present, at=AT, on=driven.today, who="合成录入员")


def test_what_vertical_management_asks_for_rests_on_its_own_clause(started: Any) -> None:
    subject = replace(started.facts.subject, vertical=True)
    started.record_findings(assessed=replace(started.facts, subject=subject)).hear()
    study = started.collective_study
    told = []
    for step, body in [
        (RouteStep.REPORT_TO_LOCAL_COMMITTEE, "合成县委"),
        (RouteStep.PROPOSE_TO_SUPERIOR_DEPARTMENT, "合成市某局"),
    ]:
        started.record_approval(**vars_of(Approval(step, body, study.on)))
        told.append(last_line(started))
    started.record_approval(**vars_of(study))
    told.append(last_line(started))
    assert [line.clause for line in told] == ["accountability:10.1", "accountability:10.1", "accountability:10.2"]
    assert told[0].text == "合成县委于2026年3月12日听取对合成甲的处理意见的汇报：通过。"
    assert told[1].text == "合成市某局于2026年3月12日研究对合成甲的处理建议：通过。"


def test_an_impact_period_ends_by_rectification_or_by_conversion(carried_out: Any) -> None:
    decision = carried_out.present.proceedings[0].standing
    for converted, step, clause in [
        (False, "登记整改到位", "accountability:13"),
        (True, "转为调离岗位", "accountability:18.2"),
    ]:
        carried_out.events.append(
            ImpactPeriodEnded(carried_out.present.state, decision, carried_out.today, converted=converted)
        )
        line = last_line(carried_out)
        assert (line.step, line.clause) == (step, clause)


def vars_of(approval: Approval) -> dict[str, Any]:
    names = ("step", "body", "on", "attendees", "vote", "passed")
    return {name: getattr(approval, name) for name in names}
