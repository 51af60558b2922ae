"""问责办法 18: any measure, 通报批评 included, costs that year's honours (评优评先)."""

from typing import Final

from case_engine.domain.assessment.codes import EffectKind
from case_engine.domain.assessment.occasion import Occasion
from case_engine.domain.assessment.period import year_of
from case_engine.domain.assessment.regulation import Calendar, Regulation
from case_engine.domain.assessment.verdict import Effect

RULE: Final = "article_18_honours_cancelled"
CLAUSE: Final = "accountability:18"


def effects(occasion: Occasion, regulation: Regulation, _: Calendar) -> tuple[Effect, ...]:
    """One yearly effect; which year is a setting."""
    period = year_of(occasion, regulation)
    year = str(period.last.year)
    return (
        Effect(
            EffectKind.HONOURS_CANCELLED,
            period.first,
            period.last,
            CLAUSE,
            f"{year}年度不得参加评优评先。",
            RULE,
            {"year": year},
        ),
    )
