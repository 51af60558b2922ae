"""The decisions: by measure with their clauses, and one example for each kind of circumstance."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from rich.console import RenderableType
from rich.table import Table

from demonstration.outcome import Decision, Outcome
from demonstration.presentation.paragraph import Paragraph
from demonstration.presentation.parts import heading, indented, table
from demonstration.scenario import Outcome as AssessmentOutcome
from demonstration.wording import (
    DIRECTION_NAMES,
    MEASURE_NAMES,
    OUTCOME_NAMES,
    cite,
    clause_of_measure,
)

_FAMILIES: Final = ("accountability:7.", "accountability:8.")
_CIRCUMSTANCES: Final = ("accountability:15", "accountability:16", "accountability:17", "incentive:8")

_ENDS: Final[dict[AssessmentOutcome, str]] = {
    "exempt": "免予问责",
    "collective-decision": "集体决定免予",
    "no-finding": "情形不成立",
    "outside-scope": "不属适用对象",
}

_EXAMPLES: Final[tuple[tuple[str, Callable[[Decision], bool]], ...]] = (
    ("从重", lambda each: each.direction == "aggravated" and each.outcome == "accountable"),
    ("从轻", lambda each: each.direction == "mitigated" and each.measure != "criticism-notice"),
    ("免予问责", lambda each: each.outcome == "exempt"),
    ("从重与从轻并存，系统不作建议，由集体权衡", lambda each: each.direction == "conflicting"),
)


def decisions(outcome: Outcome) -> Iterator[RenderableType]:
    """The parts about decisions."""
    yield heading(f"二、办理结果：{len(outcome.decisions)} 件案件走完启动、认定、听取申辩、决定、生效")
    yield indented(_by_measure(outcome.decisions))
    directions = Counter(each.direction for each in outcome.decisions)
    counted = "，".join(f"{name}{directions[direction]}件" for direction, name in DIRECTION_NAMES.items())
    departed = sum(each.measure not in {None, each.recommended} for each in outcome.decisions)
    yield Paragraph(f"情节：{counted}。有{departed}件由集体写明理由，没有照系统建议（或系统不作建议）。", style="dim")
    for title, wanted in _EXAMPLES:
        example = next((each for each in outcome.decisions if wanted(each)), None)
        if example:
            yield from _example(title, example)


def _by_measure(decided: Sequence[Decision]) -> Table:
    made = table(("处理结果", "依据"), ("件数",), ("认定的情形：第七、八条各项",))
    for measure, name in MEASURE_NAMES.items():
        chosen = [each for each in decided if each.measure == measure]
        made.add_row(name, cite(clause_of_measure(measure)), str(len(chosen)), _items(chosen))
    made.add_section()
    for result, name in _ENDS.items():
        chosen = [each for each in decided if each.measure is None and each.outcome == result]
        if chosen:
            made.add_row(name, _grounds(chosen), str(len(chosen)), _items(chosen))
    return made


def _items(chosen: Sequence[Decision]) -> str:
    counted = Counter(clause for each in chosen for clause in each.basis if clause.startswith(_FAMILIES))
    return "  ".join(_numbered(clause, count) for clause, count in sorted(counted.items(), key=_place))


def _place(counted: tuple[str, int]) -> tuple[int, ...]:
    clause, _ = counted
    return tuple(int(number) for number in clause.partition(":")[2].split("."))


def _numbered(clause: str, count: int) -> str:
    """七（五）×2 for two findings of 《问责办法》第七条第（五）项."""
    short = cite(clause).removeprefix("《问责办法》第").replace("条第", "").removesuffix("项")
    return f"{short}×{count}" if count > 1 else short


def _grounds(chosen: Sequence[Decision]) -> str:
    """The articles that such an end rests on."""
    articles = {clause.partition(".")[0] for each in chosen for clause in each.basis}
    grounds = sorted(articles & set(_CIRCUMSTANCES)) or sorted(articles)
    return "、".join(cite(article) for article in grounds)


def _example(title: str, decision: Decision) -> Iterator[RenderableType]:
    who = f"{decision.unit}　{decision.name}（{decision.post}）"
    result = MEASURE_NAMES[decision.measure] if decision.measure else OUTCOME_NAMES[decision.outcome]
    document = f"（{decision.document_number}）" if decision.document_number else ""
    yield Paragraph(f"【{title}】{who}：{result}{document}", style="bold")
    yield Paragraph("依据：" + "、".join(cite(clause) for clause in decision.basis), depth=1)
    told = [reason.text for reason in decision.reasons if reason.clause.partition(".")[0] in _CIRCUMSTANCES]
    yield Paragraph("规则的理由：" + "".join(told), depth=1)
    if decision.written_reason:
        yield Paragraph(f"集体写明的理由：{decision.written_reason}", depth=1)
