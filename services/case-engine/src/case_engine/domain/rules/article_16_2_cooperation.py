"""问责办法 16.2: cooperating with the inquiry and accepting responsibility, both, mitigates."""

from typing import Final

from case_engine.domain.assessment.circumstance_rule import Bearing, CircumstanceRule
from case_engine.domain.assessment.codes import Condition

RULE: Final = CircumstanceRule(
    name="article_16_2_cooperation",
    clause="accountability:16.2",
    bearing=Bearing.MITIGATING,
    says="有从轻情节：既积极配合调查，又主动承担责任。",
    conditions={
        Condition.COOPERATED: "积极配合调查",
        Condition.ACCEPTED_RESPONSIBILITY: "主动承担责任",
    },
)
