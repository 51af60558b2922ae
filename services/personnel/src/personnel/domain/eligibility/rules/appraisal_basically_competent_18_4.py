"""问责办法 18.4: the year's appraisal is 基本称职, which whoever proposes honours must know."""

from collections.abc import Iterator

from personnel.domain.cadre import Cadre
from personnel.domain.effect import EffectKind
from personnel.domain.eligibility.findings import Condition, Finding
from personnel.domain.eligibility.question import Action, Question
from personnel.domain.eligibility.regulation import Regulation
from personnel.domain.eligibility.rule import Rule
from personnel.domain.eligibility.wording import origin


def examine(cadre: Cadre, question: Question, _: Regulation) -> Iterator[Finding]:
    """Shown as a condition on the honours of that year."""
    for entry in cadre.entries(EffectKind.APPRAISAL_BASICALLY_COMPETENT):
        year = entry.effect.year or entry.effect.effective_from.year
        if year == question.on.year:
            text = f"{origin(entry)}，{year}年度考核确定为基本称职等次，评优评先时请一并核对。"
            yield Condition(entry.effect.clause, text)


RULE = Rule(
    name="appraisal_basically_competent_18_4",
    clauses=("accountability:18.4",),
    actions=frozenset({Action.HONOURS}),
    kinds=(EffectKind.APPRAISAL_BASICALLY_COMPETENT,),
    examine=examine,
)
