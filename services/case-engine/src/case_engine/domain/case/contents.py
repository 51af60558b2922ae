"""问责办法 10.2: what a decision and its 《问责决定书》 must say. One missing content refuses them."""

from datetime import date
from typing import Final

from case_engine.domain.case.decision import Decision
from case_engine.domain.case.letter import Letter
from case_engine.domain.case.proposal import Proposal
from case_engine.domain.case.required import incomplete, missing, require_given

CLAUSE: Final = "accountability:10.2"


def require_decision_contents(proposal: Proposal) -> tuple[date, date]:
    """The day of the decision and the day it takes effect, once nothing is missing. Raises: Refusal naming what is."""
    decided_on, effective_on = proposal.decided_on, proposal.effective_on
    given = {
        "问责事实": proposal.facts,
        "问责依据": "".join(proposal.basis),
        "决定日期": decided_on,
        "生效时间": effective_on,
    }
    if decided_on is None or effective_on is None or missing(given):
        raise incomplete(CLAUSE, "问责决定", given)
    return decided_on, effective_on


def require_letter_contents(decision: Decision, letter: Letter) -> None:
    """Raises: Refusal naming each content that the text demands of the letter and that is missing."""
    given = {
        "文号": letter.document_number,
        "问责事实": decision.facts,
        "问责依据": "".join(decision.basis),
        "问责方式": decision.measure,
        "批准机关": decision.approving_body,
        "生效时间": decision.effective_on,
        "申诉期限": decision.appeal_period_days or None,
        "申诉受理机关": letter.appeal_body,
    }
    require_given(CLAUSE, "《问责决定书》", given)


def require_conclusion_contents(proposal: Proposal) -> date:
    """The day of the decision to take no measure, once nothing is missing. Raises: Refusal naming what is."""
    decided_on = proposal.decided_on
    given = {
        "查明的事实": proposal.facts,
        "依据": "".join(proposal.basis),
        "决定日期": decided_on,
        "书面理由": proposal.written_reason,
    }
    if decided_on is None or missing(given):
        raise incomplete(CLAUSE, "不予问责的决定", given)
    return decided_on
