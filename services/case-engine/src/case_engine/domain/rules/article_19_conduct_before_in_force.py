"""问责办法 19: conduct before the regulation was in force is not assessed automatically; people decide."""

from datetime import date
from typing import Final

from case_engine.domain.assessment.regulation import Regulation
from case_engine.domain.assessment.verdict import Reason
from case_engine.domain.assessment.words import chinese_date

RULE: Final = "article_19_conduct_before_in_force"
CLAUSE: Final = "accountability:19"

_NOT_SET: Final = Reason(
    CLAUSE, "本部署没有设定《问责办法》的施行日期，未检查行为是否发生在施行之前。请由有权机关设定印发日。", RULE
)
_WHICH_LAW: Final = {
    "then-in-force-unless-later-lighter": "原则上按行为时的规定，《问责办法》较轻的按《问责办法》",
    "then-in-force": "按行为时的规定",
}


def in_force_from(regulation: Regulation) -> date | None:
    """The day the regulation came into force, which only a deployment knows."""
    return regulation.setting("accountability-in-force-from")


def is_before(conduct_on: date, in_force: date | None) -> bool:
    """Whether the conduct lies before that day; never where the day isn't set."""
    return in_force is not None and conduct_on < in_force


def reason(conduct_on: date, in_force: date | None, regulation: Regulation) -> Reason | None:
    """Given where the conduct came before, or where nobody set the day."""
    if in_force is None:
        return _NOT_SET
    if not is_before(conduct_on, in_force):
        return None
    which = _WHICH_LAW[regulation.setting("conduct-before-effect")]
    text = f"行为发生在{chinese_date(conduct_on)}，早于施行日{chinese_date(in_force)}：{which}，由集体核对后决定。"
    return Reason(CLAUSE, text, RULE)
