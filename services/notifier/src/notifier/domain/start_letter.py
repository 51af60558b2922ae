"""The notice to the handler's office that a start awaits approval (问责办法 9). The clue's content stays in intake."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from notifier.domain.letter import Cite, Letter
from notifier.domain.wording import chinese_date, full_width, letter, numbered, paragraphs

_SIGNATURE: Final = "问责管理系统（自动提示）"


@dataclass(frozen=True, slots=True)
class ProposedStart:
    """A case that awaits approval. `source` is its Chinese name, `clauses` are the references it was admitted under."""

    case_id: str
    title: str
    source: str
    clauses: tuple[str, ...]
    proposed_on: date


def start_letter(proposed: ProposedStart, office: str, on: date, cite: Cite) -> Letter:
    """Title, source and clause of the clue for the handler's `office`; neither its content nor the people it names."""
    particulars = (
        f"线索标题：{proposed.title}",
        f"线索来源：{proposed.source}",
        f"受理依据：{'、'.join(cite(clause) for clause in proposed.clauses)}",
        f"案件编号：{proposed.case_id}",
        f"提请日期：{chinese_date(proposed.proposed_on)}",
    )
    approval = f"未经批准不得开展问责（依据：{cite('accountability:9')}）。"
    closing = paragraphs(f"{approval}\n为保护反映人，本通知不附线索内容，请按权限在系统内查阅。")
    return letter(
        title=f"启动问责待审批：{proposed.title}",
        salutation=office,
        body=[
            *paragraphs("有一件问责线索已符合受理条件，是否启动问责有待审批，请登录系统办理报批手续。"),
            full_width("\n".join(numbered(particulars))),
            full_width("\n".join(closing)),
        ],
        signature=_SIGNATURE,
        day=on,
    )
