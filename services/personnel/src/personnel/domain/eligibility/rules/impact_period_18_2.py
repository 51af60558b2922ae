"""问责办法 18.2: no promotion in the impact period of 停职检查, which runs until the problem is rectified."""

from calendar import monthrange
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Final

from personnel.domain.cadre import Cadre, Entry
from personnel.domain.effect import Effect, EffectKind
from personnel.domain.eligibility.findings import Condition, Finding
from personnel.domain.eligibility.promotion import is_promotion
from personnel.domain.eligibility.question import Action, Question
from personnel.domain.eligibility.regulation import Regulation
from personnel.domain.eligibility.rule import Rule, blocked_by
from personnel.domain.eligibility.wording import IF_PROMOTION, chinese_date, days_of, origin

CLAUSE: Final = "accountability:18.2"
OVERDUE: Final = "已超过半年，应按调离岗位问责，请核对是否已作出新的决定。"


def examine(cadre: Cadre, question: Question, regulation: Regulation) -> Iterator[Finding]:
    """Promotion is blocked; for another appointment the text leaves the answer to people."""
    promotion = is_promotion(cadre, question)
    for entry in cadre.entries(EffectKind.IMPACT_PERIOD):
        if not entry.effect.holds_on(question.on):
            continue
        if promotion:
            yield blocked_by(entry, f"{_period(entry)}，影响期内不得提拔。")
        else:
            warning = f"影响期内不得提拔；{IF_PROMOTION}" if promotion is None else ""
            text = f"{_period(entry)}，{warning}影响期内安排职务请由任免机关审核决定。"
            yield Condition(entry.effect.clause, text)
        if _is_overdue(entry.effect, question.on, regulation):
            yield Condition(CLAUSE, f"{origin(entry)}，{OVERDUE}")


def _is_overdue(effect: Effect, day: date, regulation: Regulation) -> bool:
    """Whether a suspension without a recorded end lasts longer than the text allows."""
    if effect.effective_until is not None:
        return False
    return day > _months_later(effect.effective_from, regulation.number("suspension-rectification-limit"))


def _months_later(start: date, months: int) -> date:
    """The last day of so many months that begin on `start`."""
    years, month = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month + 1
    same_day = min(start.day, monthrange(year, month)[1] + 1)
    return date(year, month, 1) + timedelta(days=same_day - 2)


def _period(entry: Entry) -> str:
    if entry.effect.effective_until is not None:
        return f"{origin(entry)}，影响期{days_of(entry.effect)}"
    start = chinese_date(entry.effect.effective_from)
    return f"{origin(entry)}，影响期自{start}起至问题整改到位止（尚未登记整改到位）"


RULE = Rule(
    name="impact_period_18_2",
    clauses=(CLAUSE,),
    actions=frozenset({Action.PROMOTION, Action.APPOINTMENT}),
    kinds=(EffectKind.IMPACT_PERIOD,),
    examine=examine,
)
