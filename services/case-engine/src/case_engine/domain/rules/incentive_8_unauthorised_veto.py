"""激励办法 8: only central bodies and the province may set a veto (一票否决); another one founds no finding of 7.9."""

from typing import Final

from case_engine.domain.assessment.conduct import FindingRuling
from case_engine.domain.assessment.facts import Finding
from case_engine.domain.assessment.regulation import Regulation
from case_engine.domain.assessment.verdict import Reason

RULE: Final = "incentive_8_unauthorised_veto"
CLAUSE: Final = "incentive:8"

_AUTHORISED: Final = FindingRuling(
    True, Reason(CLAUSE, "所依据的“一票否决”由中央、省级有权机关设置，可以作为依据。", RULE)
)
_UNAUTHORISED: Final = FindingRuling(
    False, Reason(CLAUSE, "所依据的“一票否决”是下级自行增设的，不能作为依据，该情形不计入。", RULE)
)


def ruling(finding: Finding, _: Regulation) -> FindingRuling | None:
    """None where the finding doesn't rest on a veto."""
    if finding.veto_authorised is None:
        return None
    return _AUTHORISED if finding.veto_authorised else _UNAUTHORISED
