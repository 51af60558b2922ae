"""问责办法 18.3: after 调离岗位 no supervising or related post, and no promotion for one year."""

from typing import Final

from case_engine.domain.assessment.codes import EffectKind
from case_engine.domain.assessment.occasion import Occasion
from case_engine.domain.assessment.period import Period, last_day, period_of
from case_engine.domain.assessment.regulation import Calendar, Regulation
from case_engine.domain.assessment.verdict import Effect

RULE: Final = "article_18_3_reassignment"
CLAUSE: Final = "accountability:18.3"

_RELATED_POSTS: Final = "不得到监管原职务的部门任领导职务，也不得任与所处理问题有关联的职务；条文没有规定期限。"


def effects(occasion: Occasion, regulation: Regulation, calendar: Calendar) -> tuple[Effect, ...]:
    """The ban on related posts, to which the text sets no end, and the promotion ban."""
    period = _promotion_ban(occasion, regulation, calendar)
    return (
        Effect(EffectKind.RELATED_POST_BAN, occasion.effective_on, None, CLAUSE, _RELATED_POSTS, RULE),
        period.effect(EffectKind.PROMOTION_BAN, CLAUSE, "不得提拔", RULE),
    )


def _promotion_ban(occasion: Occasion, regulation: Regulation, calendar: Calendar) -> Period:
    """问责办法 18.2: after conversion from 停职检查 the setting says from which decision the year runs."""
    months = regulation.number("promotion-ban-after-reassignment")
    first = occasion.first_decision_on
    if first is None or regulation.setting("conversion-period-start") != "first-decision":
        return period_of(occasion, months, regulation, calendar)
    return Period(first, last_day(first, months, regulation, calendar))
