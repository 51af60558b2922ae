"""What the catch-all items of articles 7 and 8 have in common."""

from case_engine.domain.assessment.conduct import FindingRuling
from case_engine.domain.assessment.facts import Finding
from case_engine.domain.assessment.verdict import Reason


def catch_all_ruling(finding: Finding, clause: str, what: str, rule: str) -> FindingRuling:
    """Whether a finding under a catch-all counts: it needs its consequences and written reasons, both."""
    missing = _missing(finding)
    if missing:
        text = f"“{what}”是兜底情形，还缺{'和'.join(missing)}，该情形不计入。请补齐后重新评定。"
    else:
        consequences = "后果严重" if finding.serious_consequences else "影响不好"
        text = f"“{what}”是兜底情形：{consequences}，并已写明理由，可以计入。理由：{finding.written_reasons.strip()}"
    return FindingRuling(not missing, Reason(clause, text, rule))


def _missing(finding: Finding) -> list[str]:
    missing: list[str] = []
    if not (finding.serious_consequences or finding.adverse_result):
        missing.append("后果严重或者影响不好的事实")
    if not finding.written_reasons.strip():
        missing.append("书面认定理由")
    return missing
