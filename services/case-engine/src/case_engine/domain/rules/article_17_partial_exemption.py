"""问责办法 17: an exemption reaches the conduct it was found for; the rest is still accounted for."""

from typing import Final

from case_engine.domain.assessment.facts import Finding
from case_engine.domain.assessment.verdict import Reason

RULE: Final = "article_17_partial_exemption"


def reason(found: tuple[Finding, ...], remaining: tuple[Finding, ...]) -> Reason | None:
    """Given where an exemption covers some of the findings only."""
    if not remaining or len(remaining) == len(found):
        return None
    text = f"免予问责只及于所针对的{len(found) - len(remaining)}项情形，其余{len(remaining)}项仍须问责。"
    return Reason("accountability:17", text, RULE)
