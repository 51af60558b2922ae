"""激励办法 8: a beneficial exploration not forbidden from above is supported; people say whether that exempts."""

from typing import Final

from case_engine.domain.assessment.circumstance_rule import Bearing, CircumstanceRule
from case_engine.domain.assessment.codes import Condition

RULE: Final = CircumstanceRule(
    name="incentive_8_exploration_supported",
    clause="incentive:8",
    bearing=Bearing.LEAVES_EXEMPTION_TO_PEOPLE,
    says="属于有利于发展、上级没有明令禁止的探索，应当支持；条文没有写明免予问责，是否免予由集体决定。",
    conditions={
        Condition.BENEFICIAL: "有利于科学发展",
        Condition.NOT_FORBIDDEN: "上级没有明令禁止",
    },
)
