"""问责办法 18.4, 18.6: no post on the days of an appointment ban; 18.4 lets temporary or special work be arranged."""

from collections.abc import Iterator
from typing import Final

from personnel.domain.cadre import Cadre
from personnel.domain.effect import EffectKind
from personnel.domain.eligibility.findings import Condition, Finding
from personnel.domain.eligibility.question import Action, Question
from personnel.domain.eligibility.regulation import Regulation
from personnel.domain.eligibility.rule import Rule, blocked_by
from personnel.domain.eligibility.wording import days_of, origin

TEMPORARY_WORK: Final = "accountability:18.4"
"""Only this clause allows it: a ban by 18.6 says nothing of it."""


def examine(cadre: Cadre, question: Question, _: Regulation) -> Iterator[Finding]:
    """No post means no promotion either."""
    for entry in cadre.entries(EffectKind.APPOINTMENT_BAN):
        if not entry.effect.holds_on(question.on):
            continue
        yield blocked_by(entry, f"{origin(entry)}，{days_of(entry.effect)}不安排职务。")
        if question.action is Action.APPOINTMENT and entry.effect.clause == TEMPORARY_WORK:
            yield Condition(TEMPORARY_WORK, "不安排职务期间，可以酌情安排临时性、专项性工作，由任免机关决定。")


RULE = Rule(
    name="appointment_ban_18_4_6",
    clauses=("accountability:18.4", "accountability:18.6"),
    actions=frozenset({Action.PROMOTION, Action.APPOINTMENT}),
    kinds=(EffectKind.APPOINTMENT_BAN,),
    examine=examine,
)
