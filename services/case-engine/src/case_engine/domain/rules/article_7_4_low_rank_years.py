"""问责办法 7.4: where the finding rests on low rankings, they must be low in enough consecutive years."""

from typing import Final

from case_engine.domain.assessment.conduct import FindingRuling
from case_engine.domain.assessment.facts import Finding
from case_engine.domain.assessment.regulation import Regulation
from case_engine.domain.assessment.verdict import Reason

RULE: Final = "article_7_4_low_rank_years"
CLAUSE: Final = "accountability:7.4"


def ruling(finding: Finding, regulation: Regulation) -> FindingRuling | None:
    """None where the finding doesn't rest on rankings."""
    years = finding.low_rank_years
    if years is None:
        return None
    needed = regulation.number("consecutive-low-rank-years")
    if years >= needed:
        return FindingRuling(True, Reason(CLAUSE, f"考评排名已连续{years}年靠后，达到{needed}年。", RULE))
    text = f"考评排名靠后只连续了{years}年，不足{needed}年，不能据此认定，该情形不计入。"
    return FindingRuling(False, Reason(CLAUSE, text, RULE))
