"""问责办法 18.4: 引咎辞职, 责令辞职 and 免职 cost the year's grade, any post for one year, a higher post for two."""

from typing import Final

from case_engine.domain.assessment.codes import EffectKind
from case_engine.domain.assessment.occasion import Occasion
from case_engine.domain.assessment.period import period_of, year_of
from case_engine.domain.assessment.regulation import Calendar, Regulation
from case_engine.domain.assessment.verdict import Effect

RULE: Final = "article_18_4_resignation_or_removal"
CLAUSE: Final = "accountability:18.4"


def effects(occasion: Occasion, regulation: Regulation, calendar: Calendar) -> tuple[Effect, ...]:
    """Three effects; on probation the ban on any post is that of 18.6 instead."""
    appraisal = _appraisal(occasion, regulation)
    higher_post = _higher_post_ban(occasion, regulation, calendar)
    if occasion.probation:
        return appraisal, higher_post
    return appraisal, _appointment_ban(occasion, regulation, calendar), higher_post


def _appraisal(occasion: Occasion, regulation: Regulation) -> Effect:
    period = year_of(occasion, regulation)
    year = str(period.last.year)
    return Effect(
        EffectKind.APPRAISAL_BASICALLY_COMPETENT,
        period.first,
        period.last,
        CLAUSE,
        f"{year}年度考核定为基本称职。",
        RULE,
        {"year": year},
    )


def _appointment_ban(occasion: Occasion, regulation: Regulation, calendar: Calendar) -> Effect:
    months = regulation.number("appointment-ban-after-resignation-or-removal")
    period = period_of(occasion, months, regulation, calendar)
    return period.effect(EffectKind.APPOINTMENT_BAN, CLAUSE, "不安排职务，临时性、专项性工作除外", RULE)


def _higher_post_ban(occasion: Occasion, regulation: Regulation, calendar: Calendar) -> Effect:
    months = regulation.number("higher-post-ban-after-resignation-or-removal")
    period = period_of(occasion, months, regulation, calendar)
    return period.effect(EffectKind.HIGHER_POST_BAN, CLAUSE, "不得任比原职务层次更高的职务", RULE)
