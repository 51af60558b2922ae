"""The clues: what became of them by source, what was sent back, what could not be handled."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from rich.console import RenderableType
from rich.table import Table

from demonstration.outcome import Outcome, Rejected
from demonstration.presentation.paragraph import Paragraph
from demonstration.presentation.parts import heading, indented, table
from demonstration.wording import SOURCE_NAMES, cite

_SHOWN_OF_ERROR: Final = 64


def clues(outcome: Outcome) -> Iterator[RenderableType]:
    """The parts about clues."""
    yield heading("一、线索：从哪里来，受理结果如何")
    yield indented(_by_source(outcome))
    yield Paragraph(
        f"受理：符合该来源的条件，已提请批准启动。暂缓：条件还不齐，已逐条告知补什么；其中{outcome.completed_later}条"
        "补充后已转为受理。重复：同一编号再次报送，登记在原线索上，不另立线索。",
        style="dim",
    )
    yield Paragraph(f"退回改正{len(outcome.rejected)}处，其余照常收下：")
    yield from (Paragraph(text, depth=1) for text in _sent_back(outcome.rejected))
    yield Paragraph(f"无法处理的消息{len(outcome.dead_letters)}条，原样留存在死信中，改正后可以重送：")
    yield from (Paragraph(text, depth=1) for text in _buried(outcome))
    secrecy = outcome.secrecy
    yield Paragraph(
        f"署名举报人{secrecy.named}名，身份已密封{secrecy.sealed}名，在公开内容中出现{secrecy.found_in_public}次。"
    )


def _by_source(outcome: Outcome) -> Table:
    made = table(("来源", "依据"), ("受理", "暂缓", "重复", "合计"))
    for each in outcome.clues:
        numbers = (each.admitted, each.held, each.duplicate)
        made.add_row(SOURCE_NAMES[each.source], cite(each.clause), *map(str, numbers), str(sum(numbers)))
    made.add_section()
    accounted = outcome.reconciliation.accounted
    sums = (accounted.admitted, accounted.held, accounted.duplicate)
    made.add_row("合计", "", *map(str, sums), str(sum(sums)))
    return made


def _sent_back(rejected: tuple[Rejected, ...]) -> Iterator[str]:
    for origin, places in groupby(rejected, key=lambda each: each.origin):
        yield f"{origin}：" + "、".join(f"{each.place}“{each.column}”" for each in places)


def _buried(outcome: Outcome) -> Iterator[str]:
    for letter in outcome.dead_letters:
        error = letter.error[:_SHOWN_OF_ERROR] + ("……" if len(letter.error) > _SHOWN_OF_ERROR else "")
        yield f"主题{letter.topic}，分区{letter.partition}，位点{letter.offset}：{error}"
