"""Which findings count, and why (问责办法 2, 7, 8)."""

from typing import Final, NamedTuple

from case_engine.domain.assessment.codes import ConductItem, Severity
from case_engine.domain.assessment.conduct import FindingRule
from case_engine.domain.assessment.facts import Finding
from case_engine.domain.assessment.regulation import Regulation
from case_engine.domain.assessment.verdict import Reason
from case_engine.domain.rules import (
    article_2_result_element,
    article_7_4_low_rank_years,
    article_7_10_other_not_acting,
    article_7_not_acting,
    article_8_10_other_acting_wrongly,
    article_8_acting_wrongly,
    incentive_8_unauthorised_veto,
)

_REASONS: Final = article_7_not_acting.REASONS | article_8_acting_wrongly.REASONS

_OWN_RULES: Final[dict[ConductItem, tuple[FindingRule, ...]]] = {
    ConductItem.NOT_ACTING_4: (article_7_4_low_rank_years.ruling,),
    ConductItem.NOT_ACTING_9: (incentive_8_unauthorised_veto.ruling,),
    ConductItem.NOT_ACTING_10: (article_7_10_other_not_acting.ruling,),
    ConductItem.ACTING_WRONGLY_10: (article_8_10_other_acting_wrongly.ruling,),
}

_RULES: Final = {item: (article_2_result_element.ruling, *_OWN_RULES.get(item, ())) for item in ConductItem}

_SEVERITIES: Final = {severity: place for place, severity in enumerate(Severity)}


class CountedFindings(NamedTuple):
    """The findings that count, and the reasons about all of them."""

    findings: tuple[Finding, ...]
    reasons: tuple[Reason, ...]


def count_findings(findings: tuple[Finding, ...], regulation: Regulation) -> CountedFindings:
    """Keep the findings that no rule objects to."""
    counted: list[Finding] = []
    reasons: dict[Reason, None] = {}
    for finding in findings:
        rulings = [ruling for rule in _RULES[finding.item] if (ruling := rule(finding, regulation))]
        objections = [ruling.reason for ruling in rulings if not ruling.counts]
        if not objections:
            counted.append(finding)
            reasons[_REASONS[finding.item, finding.severity]] = None
        reasons.update(dict.fromkeys(objections or [ruling.reason for ruling in rulings]))
    if not counted:
        reasons |= {article_7_not_acting.NONE_FOUND: None, article_8_acting_wrongly.NONE_FOUND: None}
    return CountedFindings(tuple(counted), tuple(reasons))


def gravest(findings: tuple[Finding, ...]) -> Severity:
    """The severity that governs where several findings count."""
    return max([finding.severity for finding in findings], key=_SEVERITIES.__getitem__)
