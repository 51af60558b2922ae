"""问责办法 3: for subjects by reference (参照), whether a measure that presupposes a post fits is for people to say."""

from typing import Final

from case_engine.domain.assessment.codes import Measure
from case_engine.domain.assessment.verdict import Reason
from case_engine.domain.assessment.words import list_measures

RULE: Final = "article_3_measures_by_reference"

PRESUPPOSE_A_POST: Final = (
    Measure.SUSPENSION,
    Measure.REASSIGNMENT,
    Measure.RESIGNATION,
    Measure.ORDERED_RESIGNATION,
    Measure.REMOVAL,
    Measure.DEMOTION,
)

REASON: Final = Reason(
    "accountability:3",
    f"参照执行的对象不一定担任可以调整的职务：{list_measures(PRESUPPOSE_A_POST)}能否适用，由审定的集体判断并写明理由。",
    RULE,
)
