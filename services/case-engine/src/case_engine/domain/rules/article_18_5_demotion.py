"""问责办法 18.5: after 降职 no promotion for two years."""

from typing import Final

from case_engine.domain.assessment.codes import EffectKind
from case_engine.domain.assessment.occasion import Occasion
from case_engine.domain.assessment.period import period_of
from case_engine.domain.assessment.regulation import Calendar, Regulation
from case_engine.domain.assessment.verdict import Effect

RULE: Final = "article_18_5_demotion"
CLAUSE: Final = "accountability:18.5"


def effects(occasion: Occasion, regulation: Regulation, calendar: Calendar) -> tuple[Effect, ...]:
    """One promotion ban."""
    period = period_of(occasion, regulation.number("promotion-ban-after-demotion"), regulation, calendar)
    return (period.effect(EffectKind.PROMOTION_BAN, CLAUSE, "不得提拔", RULE),)
