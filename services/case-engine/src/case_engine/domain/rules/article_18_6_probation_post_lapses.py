"""问责办法 18.6: on probation, 引咎辞职, 责令辞职 and 免职 end the probationary post and bar any post for one year."""

from typing import Final

from case_engine.domain.assessment.codes import EffectKind
from case_engine.domain.assessment.occasion import Occasion
from case_engine.domain.assessment.period import period_of
from case_engine.domain.assessment.regulation import Calendar, Regulation
from case_engine.domain.assessment.verdict import Effect

RULE: Final = "article_18_6_probation_post_lapses"
CLAUSE: Final = "accountability:18.6"


def effects(occasion: Occasion, regulation: Regulation, calendar: Calendar) -> tuple[Effect, ...]:
    """Nothing unless on probation: the post lapses for good, and no post for a time."""
    if not occasion.probation:
        return ()
    text = "试任职务自然取消，待遇回到试用之前的标准。"
    period = period_of(occasion, regulation.number("appointment-ban-on-probation"), regulation, calendar)
    return (
        Effect(EffectKind.PROBATION_POST_LAPSES, occasion.effective_on, None, CLAUSE, text, RULE),
        period.effect(EffectKind.APPOINTMENT_BAN, CLAUSE, "不安排职务", RULE),
    )
