"""问责办法 15.1: obstructing the inquiry, or not cooperating with it, aggravates."""

from typing import Final

from case_engine.domain.assessment.circumstance_rule import Bearing, CircumstanceRule

RULE: Final = CircumstanceRule(
    name="article_15_1_obstruction",
    clause="accountability:15.1",
    bearing=Bearing.AGGRAVATING,
    says="有从重情节：阻挠问责调查或者不配合调查。",
)
