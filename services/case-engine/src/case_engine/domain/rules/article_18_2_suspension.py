"""问责办法 18.2: 停职检查 has an impact period from the decision until rectification, half a year at most."""

from datetime import date
from typing import Final

from case_engine.domain.assessment.codes import EffectKind
from case_engine.domain.assessment.occasion import Occasion
from case_engine.domain.assessment.period import last_day
from case_engine.domain.assessment.regulation import Calendar, Regulation
from case_engine.domain.assessment.verdict import Effect
from case_engine.domain.assessment.words import chinese_date

RULE: Final = "article_18_2_suspension"
CLAUSE: Final = "accountability:18.2"


def rectification_limit(decided_on: date, regulation: Regulation, calendar: Calendar) -> date:
    """The last day for rectification; later, people decide anew on 调离岗位."""
    return last_day(decided_on, regulation.number("suspension-rectification-limit"), regulation, calendar)


def effects(occasion: Occasion, regulation: Regulation, calendar: Calendar) -> tuple[Effect, ...]:
    """One impact period, open until people find the rectification in place."""
    decided_on = occasion.decided_on or occasion.effective_on
    limit = chinese_date(rectification_limit(decided_on, regulation, calendar))
    text = f"影响期从作出决定之日起，到整改到位为止；{limit}（含当日）仍没有整改到位的，另行决定调离岗位。"
    return (Effect(EffectKind.IMPACT_PERIOD, decided_on, None, CLAUSE, text, RULE),)
