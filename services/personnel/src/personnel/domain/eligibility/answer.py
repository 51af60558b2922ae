"""The answer to a question of eligibility."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from personnel.domain.cadre import Cadre
from personnel.domain.eligibility.findings import Blocking, Condition, Finding
from personnel.domain.eligibility.question import CHINESE_ACTIONS, Question
from personnel.domain.eligibility.regulation import Regulation
from personnel.domain.eligibility.rules import RULES
from personnel.domain.eligibility.wording import chinese_date


@dataclass(frozen=True, slots=True)
class Answer:
    """Eligible means that nothing blocks; the conditions are for people either way.

    `blocking` has every effect that blocks with its own end, the one that holds longest first. `rules` and `clauses`
    are those that were examined.
    """

    eligible: bool
    summary: str
    blocking: tuple[Blocking, ...]
    conditions: tuple[Condition, ...]
    rules: tuple[str, ...]
    clauses: tuple[str, ...]


def eligibility(cadre: Cadre, question: Question, regulation: Regulation) -> Answer:
    """问责办法 18, 监督办法 7, 激励办法 3: whether `question.action` is possible on `question.on`, and why not."""
    rules = [rule for rule in RULES if question.action in rule.actions]
    findings = [finding for rule in rules for finding in rule.examine(cadre, question, regulation)]
    blocking = _longest_first(findings)
    conditions = tuple(dict.fromkeys(finding for finding in findings if isinstance(finding, Condition)))
    return Answer(
        eligible=not blocking,
        summary=_summary(question, blocking, conditions),
        blocking=blocking,
        conditions=conditions,
        rules=tuple(rule.name for rule in rules),
        clauses=tuple(dict.fromkeys(clause for rule in rules for clause in rule.clauses)),
    )


NO_END: Final = date.max


def _longest_first(findings: list[Finding]) -> tuple[Blocking, ...]:
    blocking = [finding for finding in findings if isinstance(finding, Blocking)]
    return tuple(sorted(blocking, key=_end, reverse=True))


def _end(blocking: Blocking) -> date:
    return blocking.until or NO_END


def _summary(question: Question, blocking: tuple[Blocking, ...], conditions: tuple[Condition, ...]) -> str:
    asked = f"{chinese_date(question.on)}{CHINESE_ACTIONS[question.action]}"
    to_check = f"，另有 {len(conditions)} 项须由人核对" if conditions else ""
    return f"{asked}：{_verdict(blocking)}{to_check}。"


def _verdict(blocking: tuple[Blocking, ...]) -> str:
    if not blocking:
        return "台账中没有不得办理的情形"
    latest = blocking[0].until
    return f"不得办理，至{chinese_date(latest)}止（含当日）" if latest else "不得办理，截止日期尚未确定"
