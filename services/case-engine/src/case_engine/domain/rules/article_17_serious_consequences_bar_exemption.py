"""问责办法 17.1, 激励办法 8: an exemption that presupposes little harm contradicts serious consequences; people decide.

Who confirms 17.1 has weighed the impact, whatever the severity. A general deviation (激励办法 8) is no serious conduct.
"""

from typing import Final

from case_engine.domain.assessment.circumstances import Held
from case_engine.domain.assessment.codes import Severity
from case_engine.domain.assessment.facts import Finding
from case_engine.domain.assessment.verdict import Reason
from case_engine.domain.assessment.words import SEVERITY_NAMES

RULE: Final = "article_17_serious_consequences_bar_exemption"

GENERAL_DEVIATION: Final = "incentive:8"
_CLAUSES: Final = {
    "accountability:17.1": "没有重大影响",
    GENERAL_DEVIATION: "一般性偏差",
}

_SERIOUS: Final = (Severity.SERIOUS, Severity.GRAVE)


def reason(exempting: tuple[Held, ...], findings: tuple[Finding, ...]) -> Reason | None:
    """Given where an exemption that presupposes little harm covers a finding that contradicts it."""
    for held in exempting:
        presupposed = _CLAUSES.get(held.reason.clause)
        covered = [finding for finding in findings if finding.item in held.covered]
        contradicting = [said for finding in covered if (said := _gravity(finding, held.reason.clause))]
        if presupposed and contradicting:
            return Reason(
                held.reason.clause,
                f"以“{presupposed}”为前提的免予问责，与认定的“{contradicting[0]}”相矛盾："
                "不自动免予问责，请核实事实后由集体决定。",
                RULE,
            )
    return None


def _gravity(finding: Finding, clause: str) -> str:
    if finding.serious_consequences:
        return "后果严重"
    if clause == GENERAL_DEVIATION and finding.severity in _SERIOUS:
        return f"情节{SEVERITY_NAMES[finding.severity]}"
    return ""
