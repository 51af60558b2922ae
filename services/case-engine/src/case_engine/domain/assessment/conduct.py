"""A conduct item as data, and whether a finding under it counts."""

from collections.abc import Callable

from case_engine.domain.assessment.codes import ConductItem, Severity
from case_engine.domain.assessment.facts import Finding
from case_engine.domain.assessment.regulation import Regulation
from case_engine.domain.assessment.verdict import Reason
from case_engine.domain.assessment.words import SEVERITY_NAMES
from case_engine.domain.value import value


@value
class ConductEntry:
    """One numbered item of article 7 or 8: its gist in our words, and what a finding must be supported by."""

    item: ConductItem
    gist: str
    needs: tuple[str, ...]


@value
class FindingRuling:
    """What one rule says about a finding: whether it lets it count, and why."""

    counts: bool
    reason: Reason


FindingRule = Callable[[Finding, Regulation], FindingRuling | None]
"""A rule about findings; None where it has nothing to say about this one."""


def reasons_by_severity(entries: tuple[ConductEntry, ...], rule: str) -> dict[tuple[ConductItem, Severity], Reason]:
    """The reason for each item at each severity, written once."""
    return {
        (entry.item, severity): Reason(
            entry.item.value,
            f"认定情形成立，情节{name}：{entry.gist}卷内应有：{'、'.join(entry.needs)}。",
            rule,
        )
        for entry in entries
        for severity, name in SEVERITY_NAMES.items()
    }
