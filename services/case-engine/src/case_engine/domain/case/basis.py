"""问责办法 10.2: what a decision cites is what was found, and what it decides."""

from typing import Final

from case_engine.domain.assessment.codes import ConductItem, Measure, Outcome
from case_engine.domain.case.events import FindingsRecorded
from case_engine.domain.refusal import Refusal
from case_engine.domain.rules.article_14_measures import GROUP_OF

_CONDUCT: Final = frozenset(ConductItem)
_GROUPS: Final = frozenset(GROUP_OF.values())

_REQUIRED: Final = {
    Outcome.EXEMPT: ("accountability:17", "incentive:8"),
    Outcome.OUTSIDE_SCOPE: ("accountability:3",),
    Outcome.NO_FINDING: ("accountability:2", "accountability:7", "accountability:8"),
}
"""On which clauses, or items of them, an end without a measure can rest."""


def require_letter_basis(basis: tuple[str, ...], measure: Measure, findings: FindingsRecorded) -> None:
    """The letter cites conduct that counts, no other conduct, and no other measure than the one decided.

    Raises: Refusal naming what to take out or to put in.
    """
    counted = _counted(findings)
    if foreign := [clause for clause in basis if clause in _CONDUCT and clause not in counted]:
        raise _refusal(f"问责依据引用了没有计入的情形 {'、'.join(foreign)}。可以引用的是：{'、'.join(counted)}。")
    if not set(basis) & set(counted):
        raise _refusal(f"问责依据没有引用已认定的问责情形。请至少引用其中一项：{'、'.join(counted)}。")
    if others := [clause for clause in basis if clause in _GROUPS and clause != GROUP_OF[measure]]:
        raise _refusal(f"问责依据引用了 {'、'.join(others)}，与决定的问责方式不符。请改为 {GROUP_OF[measure]}。")


def require_conclusion_basis(basis: tuple[str, ...], outcome: Outcome) -> None:
    """An end without a measure cites a clause that provides for it. Raises: Refusal naming those that do."""
    required = _REQUIRED.get(outcome, ())
    if required and not any(_article(clause) in required for clause in basis):
        raise _refusal(f"依据没有引用不予问责所根据的条款。请至少引用其中一条或者其中的一项：{'、'.join(required)}。")


def _counted(findings: FindingsRecorded) -> tuple[str, ...]:
    counted = findings.assessment.counted
    items = [finding.item for finding in findings.assessed.findings] if counted is None else counted
    return tuple(item.value for item in items)


def _article(clause: str) -> str:
    return clause.partition(".")[0]


def _refusal(text: str) -> Refusal:
    return Refusal("accountability:10.2", text)
