"""问责办法 15.2: falsifying or hiding facts aggravates."""

from typing import Final

from case_engine.domain.assessment.circumstance_rule import Bearing, CircumstanceRule

RULE: Final = CircumstanceRule(
    name="article_15_2_falsification",
    clause="accountability:15.2",
    bearing=Bearing.AGGRAVATING,
    says="有从重情节：造假或者隐瞒真相。",
)
