"""问责办法 18 leaves open how several decisions' periods add up: each runs by itself, unless a deployment sums them."""

from collections.abc import Iterator
from typing import Final

from personnel.domain.cadre import Cadre
from personnel.domain.effect import EffectKind
from personnel.domain.eligibility.findings import Condition, Finding
from personnel.domain.eligibility.question import Action, Question
from personnel.domain.eligibility.regulation import Regulation
from personnel.domain.eligibility.rule import Rule

CLAUSE: Final = "accountability:18"
PERIODS: Final = (EffectKind.PROMOTION_BAN, EffectKind.APPOINTMENT_BAN, EffectKind.HIGHER_POST_BAN)


def examine(cadre: Cadre, question: Question, regulation: Regulation) -> Iterator[Finding]:
    """Summed periods are for a person to reckon: the ledger keeps each decision's own days."""
    if not any(_decisions(cadre, kind, question) > 1 for kind in PERIODS):
        return
    if regulation.setting("several-effects") == "summed":
        text = "有几个问责决定的同类影响期，本地规定相加计算；台账只列出各自的截止日期，相加后的截止日期请由人核定。"
        yield Condition(CLAUSE, text)


def _decisions(cadre: Cadre, kind: EffectKind, question: Question) -> int:
    return len({entry.decision.decision_id for entry in cadre.entries(kind) if entry.effect.has_started(question.on)})


RULE = Rule(
    name="several_effects_18",
    clauses=(CLAUSE,),
    actions=frozenset({Action.PROMOTION, Action.APPOINTMENT}),
    kinds=PERIODS,
    examine=examine,
)
