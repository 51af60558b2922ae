"""激励办法 8: a mistake neither subjective nor from favouritism is tolerated; people say whether that exempts."""

from typing import Final

from case_engine.domain.assessment.circumstance_rule import Bearing, CircumstanceRule
from case_engine.domain.assessment.codes import Condition

RULE: Final = CircumstanceRule(
    name="incentive_8_mistake_tolerated",
    clause="incentive:8",
    bearing=Bearing.LEAVES_EXEMPTION_TO_PEOPLE,
    says="属于没有私心的非主观失误，应当宽容并给予改正机会；条文没有写明免予问责，是否免予由集体决定。",
    conditions={
        Condition.NOT_SUBJECTIVE: "不是主观原因",
        Condition.NO_FAVOURITISM: "没有徇私枉法",
    },
)
