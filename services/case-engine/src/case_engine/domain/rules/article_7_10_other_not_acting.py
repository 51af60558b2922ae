"""问责办法 7.10: the catch-all needs serious consequences or an adverse influence, and written reasons."""

from typing import Final

from case_engine.domain.assessment.catch_all import catch_all_ruling
from case_engine.domain.assessment.conduct import FindingRuling
from case_engine.domain.assessment.facts import Finding
from case_engine.domain.assessment.regulation import Regulation

RULE: Final = "article_7_10_other_not_acting"
CLAUSE: Final = "accountability:7.10"


def ruling(finding: Finding, _: Regulation) -> FindingRuling:
    """Counts only when both the consequences and the written reasons are there; says what is missing."""
    return catch_all_ruling(finding, CLAUSE, "其他不作为", RULE)
