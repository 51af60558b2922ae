"""问责办法 18.2: no promotion in the impact period of 停职检查, which runs until the problem is rectified."""

from collections.abc import Iterator

from personnel.domain.cadre import Cadre, Entry
from personnel.domain.effect import EffectKind
from personnel.domain.eligibility.findings import Condition, Finding
from personnel.domain.eligibility.promotion import is_promotion
from personnel.domain.eligibility.question import Action, Question
from personnel.domain.eligibility.regulation import Regulation
from personnel.domain.eligibility.rule import Rule, blocked_by
from personnel.domain.eligibility.wording import IF_PROMOTION, chinese_date, days_of, origin


def examine(cadre: Cadre, question: Question, _: Regulation) -> Iterator[Finding]:
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


def _period(entry: Entry) -> str:
    if entry.effect.effective_until is not None:
        return f"{origin(entry)}，影响期{days_of(entry.effect)}"
    start = chinese_date(entry.effect.effective_from)
    return f"{origin(entry)}，影响期自{start}起至问题整改到位止（尚未登记整改到位）"


RULE = Rule(
    name="impact_period_18_2",
    clauses=("accountability:18.2",),
    actions=frozenset({Action.PROMOTION, Action.APPOINTMENT}),
    kinds=(EffectKind.IMPACT_PERIOD,),
    examine=examine,
)
