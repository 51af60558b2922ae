"""激励办法 8: a general deviation in getting things done is exempt."""

from typing import Final

from case_engine.domain.assessment.circumstance_rule import Bearing, CircumstanceRule

RULE: Final = CircumstanceRule(
    name="incentive_8_deviation_exempt",
    clause="incentive:8",
    bearing=Bearing.EXEMPTING,
    says="属于干事中的一般性偏差，帮助总结改进，免予问责。",
)
