"""问责办法 17 beside 15: with an aggravating circumstance nobody is exempt automatically; people decide."""

from typing import Final

from case_engine.domain.assessment.circumstances import WeighedCircumstances
from case_engine.domain.assessment.regulation import Regulation
from case_engine.domain.assessment.verdict import Reason

RULE: Final = "article_17_aggravation_bars_exemption"

_REASON: Final = Reason(
    "accountability:17", "免予问责情节与从重情节并存：系统不自动免予问责，由集体决定是否免予并写明理由。", RULE
)


def reason(weighed: WeighedCircumstances, regulation: Regulation) -> Reason | None:
    """Given where an exemption meets an aggravating circumstance."""
    if not (weighed.aggravating and (weighed.exempting or weighed.left_to_people)):
        return None
    regulation.setting("aggravating-and-exempting")  # people-decide is all it can be; asked for the receipt
    return _REASON
