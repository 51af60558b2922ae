"""问责办法 15.4: circumstances that other law or Party rules call aggravating, with their source."""

from typing import Final

from case_engine.domain.assessment.circumstance_rule import Bearing, CircumstanceRule

RULE: Final = CircumstanceRule(
    name="article_15_4_other_aggravation",
    clause="accountability:15.4",
    bearing=Bearing.AGGRAVATING,
    says="有从重情节：法律法规或者党内规章另有规定。",
    needs_basis=True,
)
