"""问责办法 10.2: what a 《问责决定书》 must say. One missing content refuses the decision."""

from datetime import date

from case_engine.domain.case.proposal import Proposal
from case_engine.domain.refusal import Refusal


def require_letter_contents(proposal: Proposal) -> tuple[date, date]:
    """The day of the decision and the day it takes effect, once nothing is missing.

    The measure is there, or it would not be a letter; the appeal period comes from the regulation's parameter.

    Raises: Refusal naming each missing content.
    """
    decided_on, effective_on = proposal.decided_on, proposal.effective_on
    contents = {
        "文号": proposal.document_number,
        "问责事实": proposal.facts,
        "问责依据": "".join(proposal.basis),
        "批准机关": proposal.approving_body,
        "决定日期": decided_on,
        "生效时间": effective_on,
        "申诉受理机关": proposal.appeal_body,
    }
    if _missing(contents) or decided_on is None or effective_on is None:
        raise _incomplete("《问责决定书》", contents)
    return decided_on, effective_on


def require_conclusion_contents(proposal: Proposal) -> date:
    """The day of the decision to take no measure, once nothing is missing. Raises: Refusal naming what is."""
    decided_on = proposal.decided_on
    contents = {
        "查明的事实": proposal.facts,
        "依据": "".join(proposal.basis),
        "批准机关": proposal.approving_body,
        "决定日期": decided_on,
        "书面理由": proposal.written_reason,
    }
    if _missing(contents) or decided_on is None:
        raise _incomplete("不予问责的决定", contents)
    return decided_on


def _missing(contents: dict[str, str | date | None]) -> list[str]:
    return [what for what, content in contents.items() if content is None or not str(content).strip()]


def _incomplete(what: str, contents: dict[str, str | date | None]) -> Refusal:
    return Refusal("accountability:10.2", f"{what}缺少必备内容：{'、'.join(_missing(contents))}。请补全后再提交。")
