"""What follows from decisions: answers about eligibility, notices and receipts."""

from collections.abc import Iterator
from typing import Final

from rich.console import RenderableType

from demonstration.outcome import Answer, Outcome
from demonstration.presentation.paragraph import Paragraph
from demonstration.presentation.parts import heading, indented, table
from demonstration.wording import cite

_RECIPIENTS: Final = {"handler": "问责办经办（提请批准启动）", "unit": "被问责人所在单位", "subject": "被问责人本人"}


def answers(outcome: Outcome) -> Iterator[RenderableType]:
    """The answers about eligibility, with their reasons."""
    yield heading("三、影响期：这名干部在这一天能否提拔、评优评先、安排职务")
    for answer in outcome.answers:
        yield from _answer(answer)


def _answer(answer: Answer) -> Iterator[RenderableType]:
    mark, style = ("能", "green") if answer.eligible else ("不能", "red")
    yield Paragraph(f"{answer.question}（{answer.name}，{answer.cadre_id}）　{mark}", style=style)
    yield Paragraph(answer.summary, depth=1)
    for told in answer.blocking:
        yield Paragraph(f"{told.citation}：{told.text}", depth=1)
    for told in answer.conditions:
        yield Paragraph(f"须由人核对　{told.citation}：{told.text}", depth=1)


def notices(outcome: Outcome) -> Iterator[RenderableType]:
    """The notices by recipient."""
    yield heading(f"四、通知与送达（{cite('accountability:10.3')}）")
    made = table(("收件人",), ("已制作", "已投递", "已登记送达回执"))
    for each in outcome.notices:
        served = "不需要" if each.recipient == "handler" else str(each.served)
        made.add_row(_RECIPIENTS[each.recipient], str(each.prepared), str(each.delivered), served)
    yield indented(made)
    yield Paragraph("投递不等于送达：登记了送达回执才算送达，申诉期限从本人的送达日期起算。", style="dim")
