"""The reconciliation: what was acknowledged against what is there."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from demonstration.outcome import Outcome
from demonstration.presentation.paragraph import Paragraph
from demonstration.presentation.parts import heading, indented, table
from demonstration.reconciliation import Reconciliation


def account(outcome: Outcome) -> Iterator[RenderableType]:
    """The account and its verdict."""
    reconciliation = outcome.reconciliation
    yield heading("六、核对：确认收到的是否件件有着落")
    yield Paragraph(_sums(reconciliation))
    yield indented(_checks(reconciliation))
    verdict, style = ("一致", "green") if reconciliation.holds else ("不一致", "red")
    yield Paragraph(f"核对{verdict}，丢失 {reconciliation.lost} 件。", style=f"bold {style}")


def _sums(reconciliation: Reconciliation) -> str:
    sent, found = reconciliation.acknowledged, reconciliation.accounted
    return (
        f"演示程序自己数到系统确认收到{sent.total}件：文件{sent.rows}行、接口{sent.requests}件、消息{sent.messages}条、"
        f"无法处理的消息{sent.poison}条（重发的只数一次）。各服务的统计中有着落的{found.total}件："
        f"受理{found.admitted}、暂缓{found.held}、重复{found.duplicate}、死信{found.dead_letters}。"
    )


def _checks(reconciliation: Reconciliation) -> Table:
    made = table(("核对事项",), ("应为", "实为"), ("结果",))
    made.add_row("确认收到的＝受理＋暂缓＋重复＋死信", *_compared(reconciliation))
    for check in reconciliation.checks:
        made.add_row(check.text, str(check.expected), str(check.found), _mark(check.holds))
    return made


def _compared(reconciliation: Reconciliation) -> tuple[str, str, Text]:
    sent, found = reconciliation.acknowledged.total, reconciliation.accounted.total
    return str(sent), str(found), _mark(sent == found)


def _mark(holds: bool) -> Text:
    return Text("一致", style="green") if holds else Text("不一致", style="bold red")
