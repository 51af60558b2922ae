"""问责办法 17.1: no major impact and serious conduct or consequences cannot both be true; people clear it up."""

from typing import Final

from case_engine.domain.assessment.circumstances import Held
from case_engine.domain.assessment.codes import Severity
from case_engine.domain.assessment.facts import Finding
from case_engine.domain.assessment.verdict import Reason
from case_engine.domain.assessment.words import SEVERITY_NAMES

RULE: Final = "article_17_serious_consequences_bar_exemption"

_CLAUSES: Final = {
    "accountability:17.1": "没有重大影响",
    "incentive:8": "一般性偏差",
}

_SERIOUS: Final = (Severity.SERIOUS, Severity.GRAVE)


def reason(exempting: tuple[Held, ...], findings: tuple[Finding, ...]) -> Reason | None:
    """Given where an exemption that presupposes little harm covers a finding of serious conduct or consequences."""
    grave = {finding.item: said for finding in findings if (said := _gravity(finding))}
    for held in exempting:
        presupposed = _CLAUSES.get(held.reason.clause)
        contradicting = [grave[item] for item in held.covered if item in grave]
        if presupposed and contradicting:
            return Reason(
                held.reason.clause,
                f"以“{presupposed}”为前提的免予问责，与认定的“{contradicting[0]}”相矛盾："
                "不自动免予问责，请核实事实后由集体决定。",
                RULE,
            )
    return None


def _gravity(finding: Finding) -> str:
    if finding.serious_consequences:
        return "后果严重"
    return f"情节{SEVERITY_NAMES[finding.severity]}" if finding.severity in _SERIOUS else ""
