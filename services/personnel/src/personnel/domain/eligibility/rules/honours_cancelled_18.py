"""问责办法 18: any measure costs the honours of its calendar year, the whole of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from personnel.domain.cadre import Cadre, Entry
from personnel.domain.effect import EffectKind
from personnel.domain.eligibility.findings import Blocking, Condition, Finding
from personnel.domain.eligibility.question import Action, Question
from personnel.domain.eligibility.regulation import Regulation
from personnel.domain.eligibility.rule import Rule, blocked_by
from personnel.domain.eligibility.wording import origin


def examine(cadre: Cadre, question: Question, _: Regulation) -> Iterator[Finding]:
    """Honours of the year are blocked on every day of it; early next year they may still be meant, so people look."""
    for entry in cadre.entries(EffectKind.HONOURS_CANCELLED):
        year = entry.effect.year or entry.effect.effective_from.year
        if year == question.on.year:
            yield _blocked(entry, year, question.on)
        elif year == question.on.year - 1:
            text = f"{origin(entry)}，取消{year}年度评优评先资格；如评的是{year}年度，请改用该年度内的日期查询。"
            yield Condition(entry.effect.clause, text)


def _blocked(entry: Entry, year: int, day: date) -> Blocking:
    """The year has no gaps: on a day outside the recorded days the year's own bounds are given."""
    blocking = blocked_by(entry, f"{origin(entry)}，取消{year}年度评优评先资格，至{year}年12月31日止（含当日）。")
    if entry.effect.holds_on(day) and entry.effect.effective_until is not None:
        return blocking
    return replace(blocking, starts=date(year, 1, 1), until=date(year, 12, 31))


RULE = Rule(
    name="honours_cancelled_18",
    clauses=("accountability:18",),
    actions=frozenset({Action.HONOURS}),
    kinds=(EffectKind.HONOURS_CANCELLED,),
    examine=examine,
)
