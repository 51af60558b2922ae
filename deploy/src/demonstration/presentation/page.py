"""The whole outcome on the terminal."""

from rich.console import Console, RenderableType

from demonstration.outcome import Outcome
from demonstration.presentation.account import account
from demonstration.presentation.afterwards import answers, notices
from demonstration.presentation.clues import clues
from demonstration.presentation.decisions import decisions
from demonstration.presentation.joint_case import joint_case
from demonstration.presentation.paragraph import Paragraph

COLUMNS = 100


def show(outcome: Outcome, console: Console) -> None:
    """Prints the outcome."""
    console.print()
    for part in _parts(outcome):
        console.print(part)


def _parts(outcome: Outcome) -> list[RenderableType]:
    day = f"{outcome.on.year}年{outcome.on.month}月{outcome.on.day}日"
    return [
        Paragraph("岳阳市“为官不为”“为官乱为”问责系统：演示结果", style="bold"),
        Paragraph(
            f"{day}，种子{outcome.seed}，干部名册{outcome.cadres}人，用时{outcome.seconds:g}秒。"
            "全部人员、单位和事项都是合成的。"
        ),
        *clues(outcome),
        *decisions(outcome),
        *answers(outcome),
        *notices(outcome),
        *joint_case(outcome.joint_case),
        *account(outcome),
    ]
