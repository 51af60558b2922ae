"""The case of three subjects as its file tells it, a line for a step."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from rich.console import RenderableType

from demonstration.joint_case.outcome import JointCase, JointSubject, Step
from demonstration.presentation.paragraph import Paragraph, wrapped
from demonstration.presentation.parts import heading

_SHOWN: Final = 88


def joint_case(case: JointCase) -> Iterator[RenderableType]:
    """The subjects, and the timeline; steps that follow one another on one clause stand together."""
    yield heading("五、一案三人：从线索到申诉、转为调离岗位和取消问责")
    yield Paragraph(f"{case.title}（{case.case_id}）", style="bold")
    yield from (Paragraph(_how_it_ended(subject), depth=1) for subject in case.subjects)
    for (name, citation), steps in groupby(case.timeline, key=lambda each: (each.step, each.citation)):
        yield Paragraph(f"{name}（{citation}）", style="bold")
        yield from (Paragraph(_shown(step), depth=1) for step in steps)
    yield Paragraph(f"文书：问责决定书、听取陈述申辩记录和其他文书共{len(case.papers)}份（PDF 和 DOCX）。", style="dim")


def _how_it_ended(subject: JointSubject) -> str:
    return f"{subject.unit}　{subject.name}（{subject.post}）：{subject.ending}"


def _shown(step: Step) -> str:
    first, *more = wrapped(step.text, _SHOWN)
    return f"{first}……" if more else first
