"""监督办法 10: a serious breach through slack supervision proposes a clue against the leaders responsible."""

from datetime import date
from typing import Final

from case_engine.domain.assessment.codes import Severity
from case_engine.domain.case.case import Case
from case_engine.domain.case.dates import require_not_before, require_not_future
from case_engine.domain.case.persons import require_recused
from case_engine.domain.case.proceeding import Proceeding
from case_engine.domain.case.required import require_given
from case_engine.domain.case.subjects import NamedSubject
from case_engine.domain.liability.events import LiabilityProposed
from case_engine.domain.refusal import Refusal

CLAUSE: Final = "supervision:10"
SERIOUS: Final = frozenset({Severity.SERIOUS, Severity.GRAVE})


def established_breach(case: Case, cadre_id: str) -> Proceeding:
    """The proceeding in which a serious breach by this subject counts. Raises: Refusal."""
    proceeding = case.proceeding(cadre_id)
    if proceeding is None:
        raise Refusal(CLAUSE, "还没有认定这名对象的事实，不能据此追究疏于监督管理的责任。请先认定事实。")
    counted = set(proceeding.findings.assessment.counted or ())
    findings = proceeding.findings.assessed.findings
    if not any(finding.item in counted and finding.severity in SERIOUS for finding in findings):
        raise Refusal(CLAUSE, "认定的情形都不严重，不够追究疏于监督管理责任的前提。情节有变化的，请先重新认定。")
    return proceeding


def decide_liability_proposed(case: Case, wanted: LiabilityProposed, today: date) -> tuple[LiabilityProposed, ...]:
    """It waits for somebody else's word. Raises: Refusal without a serious breach, leaders, reasons, or in disorder."""
    proceeding = established_breach(case, wanted.subject.cadre_id)
    given = {
        "领导干部": "".join(leader.name for leader in wanted.leaders),
        "疏于监督管理的事实": wanted.failure,
        "造成的恶劣影响": wanted.impact,
    }
    require_given(CLAUSE, "追究责任的建议", given)
    _require_no_subject(wanted)
    require_recused((wanted.proposed_by,), (*case.subjects, *wanted.leaders))
    require_not_future(CLAUSE, "提出建议的日期", wanted.proposed_on, today)
    require_not_before(CLAUSE, "提出建议的日期", wanted.proposed_on, "认定日期", proceeding.findings.found_on)
    return (wanted,)


def _require_no_subject(wanted: LiabilityProposed) -> None:
    if any(_is_same(leader, wanted) for leader in wanted.leaders):
        raise Refusal(CLAUSE, f"{wanted.subject.name}本人的责任在本案中追究，请填写负有监督管理责任的领导干部。")


def _is_same(leader: NamedSubject, wanted: LiabilityProposed) -> bool:
    """Numbers tell namesakes apart."""
    if leader.cadre_id.strip():
        return leader.cadre_id.strip() == wanted.subject.cadre_id
    return (leader.name.strip(), leader.unit.strip()) == (wanted.subject.name, wanted.subject.unit)
