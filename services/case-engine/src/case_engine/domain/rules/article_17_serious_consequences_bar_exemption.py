"""问责办法 17.1: no major impact and serious consequences cannot both be true; people clear it up."""

from typing import Final

from case_engine.domain.assessment.circumstances import Held
from case_engine.domain.assessment.facts import Finding
from case_engine.domain.assessment.verdict import Reason

RULE: Final = "article_17_serious_consequences_bar_exemption"

_CLAUSES: Final = {
    "accountability:17.1": "没有重大影响",
    "incentive:8": "一般性偏差",
}


def reason(exempting: tuple[Held, ...], findings: tuple[Finding, ...]) -> Reason | None:
    """Given where an exemption that presupposes little harm covers a finding with serious consequences."""
    serious = {finding.item for finding in findings if finding.serious_consequences}
    if not serious:
        return None
    for held in exempting:
        presupposed = _CLAUSES.get(held.reason.clause)
        if presupposed and not serious.isdisjoint(held.covered):
            return Reason(
                held.reason.clause,
                f"以“{presupposed}”为前提的免予问责，与认定的“后果严重”相矛盾：不自动免予问责，请核实事实后由集体决定。",
                RULE,
            )
    return None
