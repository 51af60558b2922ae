"""问责办法 16.3: circumstances that other law or Party rules call mitigating, with their source."""

from typing import Final

from case_engine.domain.assessment.circumstance_rule import Bearing, CircumstanceRule

RULE: Final = CircumstanceRule(
    name="article_16_3_other_mitigation",
    clause="accountability:16.3",
    bearing=Bearing.MITIGATING,
    says="有从轻情节：法律法规或者党内规章另有规定。",
    needs_basis=True,
)
