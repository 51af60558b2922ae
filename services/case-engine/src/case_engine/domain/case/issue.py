"""问责办法 10.2: the letter of a decision is issued, and only when nothing it must say is missing."""

from datetime import date

from case_engine.domain.case.case import Case
from case_engine.domain.case.contents import require_letter_contents
from case_engine.domain.case.dates import require_not_before, require_not_future
from case_engine.domain.case.events import Event, LetterIssued
from case_engine.domain.case.letter import Letter
from case_engine.domain.case.persons import require_recused
from case_engine.domain.case.stages import Action
from case_engine.domain.case.taking import step_about
from case_engine.domain.refusal import Refusal


def decide_letter_issued(case: Case, cadre_id: str, letter: Letter, *, actor: str, today: date) -> tuple[Event, ...]:
    """Raises: Refusal when there is no decision to issue, a content is missing, or its number is another letter's."""
    step, proceeding = step_about(case, cadre_id, Action.ISSUE_LETTER)
    require_recused((actor,), case.subjects)
    decision = proceeding.decision
    if decision is None:
        raise Refusal(step.clause, "没有问责决定，不能制发决定书。请先作出决定。")
    require_letter_contents(decision, letter)
    _require_own_number(case, cadre_id, letter)
    if letter.appeal_body.strip() == decision.approving_body.strip():
        raise Refusal(
            "accountability:12", f"申诉受理机关不能是作出决定的“{decision.approving_body}”。请改为其主管部门。"
        )
    require_not_future(step.clause, "制发日期", letter.issued_on, today)
    require_not_before(step.clause, "制发日期", letter.issued_on, "决定日期", decision.decided_on)
    return (LetterIssued(case.state_with(cadre_id, step.leads_to), cadre_id, letter),)


def _require_own_number(case: Case, cadre_id: str, letter: Letter) -> None:
    """Each subject has a letter of their own."""
    numbers = {
        each.decision.document_number
        for each in case.proceedings
        if each.decision is not None and each.subject.cadre_id != cadre_id
    }
    if letter.document_number.strip() in numbers:
        raise Refusal(
            "accountability:10.2", f"文号“{letter.document_number}”已用于本案另一名对象。请为每名对象单独编号。"
        )
