"""问责办法 18.1: after 诫勉谈话 or 责令公开道歉 no promotion for half a year."""

from typing import Final

from case_engine.domain.assessment.codes import EffectKind
from case_engine.domain.assessment.occasion import Occasion
from case_engine.domain.assessment.period import period_of
from case_engine.domain.assessment.regulation import Calendar, Regulation
from case_engine.domain.assessment.verdict import Effect

RULE: Final = "article_18_1_admonition_or_apology"
CLAUSE: Final = "accountability:18.1"


def effects(occasion: Occasion, regulation: Regulation, calendar: Calendar) -> tuple[Effect, ...]:
    """One promotion ban."""
    months = regulation.number("promotion-ban-after-admonition-or-apology")
    period = period_of(occasion, months, regulation, calendar)
    return (period.effect(EffectKind.PROMOTION_BAN, CLAUSE, "不得提拔", RULE),)
