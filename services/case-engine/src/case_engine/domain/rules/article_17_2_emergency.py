"""问责办法 17.2: a sudden emergency or force majeure that truly prevented performance exempts."""

from typing import Final

from case_engine.domain.assessment.circumstance_rule import Bearing, CircumstanceRule
from case_engine.domain.assessment.codes import Condition

RULE: Final = CircumstanceRule(
    name="article_17_2_emergency",
    clause="accountability:17.2",
    bearing=Bearing.EXEMPTING,
    says="有免予问责情节：突发意外或者不可抗力使其客观上无法履职。",
    conditions={
        Condition.EMERGENCY_OR_FORCE_MAJEURE: "属于突发意外或者不可抗力",
        Condition.TRULY_UNABLE: "确实无法履职",
    },
)
