"""The effects of a measure (问责办法 18), for the preview and for the measure that people really decided."""

from collections.abc import Callable
from typing import Final

from case_engine.domain.assessment.codes import Measure
from case_engine.domain.assessment.occasion import Occasion
from case_engine.domain.assessment.regulation import Calendar, Regulation
from case_engine.domain.assessment.verdict import Effect
from case_engine.domain.rules import (
    article_18_1_admonition_or_apology,
    article_18_2_suspension,
    article_18_3_reassignment,
    article_18_4_resignation_or_removal,
    article_18_5_demotion,
    article_18_6_probation_post_lapses,
    article_18_7_file_entry,
    article_18_honours_cancelled,
)

EffectRule = Callable[[Occasion, Regulation, Calendar], tuple[Effect, ...]]

_RESIGNATION_OR_REMOVAL: Final[tuple[EffectRule, ...]] = (
    article_18_4_resignation_or_removal.effects,
    article_18_6_probation_post_lapses.effects,
)

_OWN: Final[dict[Measure, tuple[EffectRule, ...]]] = {
    Measure.CRITICISM_NOTICE: (),
    Measure.SELF_EXAMINATION: (),
    Measure.ADMONITION_TALK: (article_18_1_admonition_or_apology.effects,),
    Measure.PUBLIC_APOLOGY: (article_18_1_admonition_or_apology.effects,),
    Measure.SUSPENSION: (article_18_2_suspension.effects,),
    Measure.REASSIGNMENT: (article_18_3_reassignment.effects,),
    Measure.RESIGNATION: _RESIGNATION_OR_REMOVAL,
    Measure.ORDERED_RESIGNATION: _RESIGNATION_OR_REMOVAL,
    Measure.REMOVAL: _RESIGNATION_OR_REMOVAL,
    Measure.DEMOTION: (article_18_5_demotion.effects,),
}

_RULES: Final = {
    measure: (article_18_honours_cancelled.effects, *own, article_18_7_file_entry.effects)
    for measure, own in _OWN.items()
}


def effects_of(measure: Measure, occasion: Occasion, regulation: Regulation, calendar: Calendar) -> tuple[Effect, ...]:
    """All effects of a measure on this occasion, each with its first and last day, both included."""
    return tuple([effect for rule in _RULES[measure] for effect in rule(occasion, regulation, calendar)])
