"""问责办法 16.1: acting on one's own, and thereby averting loss or recovering the impact, mitigates."""

from typing import Final

from case_engine.domain.assessment.circumstance_rule import Bearing, CircumstanceRule
from case_engine.domain.assessment.codes import Condition

RULE: Final = CircumstanceRule(
    name="article_16_1_loss_averted",
    clause="accountability:16.1",
    bearing=Bearing.MITIGATING,
    says="有从轻情节：主动补救，确实避免了损失或者挽回了影响。",
    conditions={
        Condition.TOOK_THE_INITIATIVE: "主动采取措施",
        Condition.AVERTED_OR_RECOVERED: "确实避免了损失或者挽回了影响",
    },
)
