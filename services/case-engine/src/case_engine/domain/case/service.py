"""问责办法 10.3: the letter reached the subject or their unit, with a date and proof."""

from dataclasses import dataclass
from datetime import date

from case_engine.domain.case.case import Case
from case_engine.domain.case.dates import require_not_before, require_not_future
from case_engine.domain.case.decision import Decision
from case_engine.domain.case.events import Event, LetterServed, Recipient
from case_engine.domain.case.lifecycle import step_for
from case_engine.domain.case.proceeding import Proceeding
from case_engine.domain.case.stages import Action
from case_engine.domain.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Service:
    """A receipt: which decision's letter was served on whom, when, how and with what proof."""

    decision_id: str
    notice_id: str
    recipient: Recipient
    served_on: date
    method: str
    proof: str


def decide_served(case: Case, service: Service, *, today: date) -> tuple[Event, ...]:
    """Put the receipt on the case, once for each notice.

    Raises: Refusal when the case has no such decision in force, or the letter can't have been served on that day.
    """
    proceeding, decision = _proceeding_of(case, service.decision_id)
    cadre_id, clause = proceeding.subject.cadre_id, "accountability:10.3"
    if not proceeding.was_in_force(decision.decision_id):
        step_for(proceeding.stage, Action.RECORD_SERVICE)
    if any(served.notice_id == service.notice_id for served in proceeding.served):
        return ()
    require_not_future(clause, "送达日期", service.served_on, today)
    require_not_before(clause, "送达日期", service.served_on, "决定日期", decision.decided_on)
    return (
        LetterServed(
            state=case.state,
            cadre_id=cadre_id,
            decision_id=service.decision_id,
            notice_id=service.notice_id,
            recipient=service.recipient,
            served_on=service.served_on,
            method=service.method,
            proof=service.proof,
        ),
    )


def _proceeding_of(case: Case, decision_id: str) -> tuple[Proceeding, Decision]:
    for proceeding in case.proceedings:
        for decision in (proceeding.decision, proceeding.standing, *proceeding.superseded):
            if decision is not None and decision.decision_id == decision_id:
                return proceeding, decision
    raise Refusal("accountability:10.3", f"案件中没有编号为 {decision_id} 的问责决定，无法登记送达。请核对决定编号。")
