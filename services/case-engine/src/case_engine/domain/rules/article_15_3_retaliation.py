"""问责办法 15.3: striking back at, or framing, whoever reported or accused aggravates."""

from typing import Final

from case_engine.domain.assessment.circumstance_rule import Bearing, CircumstanceRule

RULE: Final = CircumstanceRule(
    name="article_15_3_retaliation",
    clause="accountability:15.3",
    bearing=Bearing.AGGRAVATING,
    says="有从重情节：对检举人、控告人打击、报复或者陷害。",
)
