"""Whether what is asked is a promotion (提拔), whatever it is called."""

from personnel.domain.cadre import Cadre
from personnel.domain.eligibility.question import Action, Question


def is_promotion(cadre: Cadre, question: Question) -> bool | None:
    """An appointment above the roster's level is a promotion; None while a level that must be compared is unknown."""
    if question.action is not Action.APPOINTMENT:
        return question.action is Action.PROMOTION
    if question.level is None or cadre.particulars is None:
        return None
    return question.level.is_above(cadre.particulars.level)
