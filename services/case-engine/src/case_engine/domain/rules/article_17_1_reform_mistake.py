"""问责办法 17.1: a mistake in reform or a pilot, from lack of experience, without major impact, is exempt."""

from typing import Final

from case_engine.domain.assessment.circumstance_rule import Bearing, CircumstanceRule
from case_engine.domain.assessment.codes import Condition

RULE: Final = CircumstanceRule(
    name="article_17_1_reform_mistake",
    clause="accountability:17.1",
    bearing=Bearing.EXEMPTING,
    says="有免予问责情节：改革或者先行先试中因缺乏经验的失误，没有重大影响。",
    conditions={
        Condition.REFORM_OR_PILOT: "属于改革创新或者先行先试",
        Condition.LACK_OF_EXPERIENCE: "因缺乏经验",
        Condition.NO_MAJOR_IMPACT: "没有重大影响",
    },
)
