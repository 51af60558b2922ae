"""问责办法 18.6: on probation reassignment is generally not used; written reasons may lift that."""

from typing import Final

from case_engine.domain.assessment.codes import Measure
from case_engine.domain.assessment.verdict import Exclusion, Reason

RULE: Final = "article_18_6_probation_reassignment"
CLAUSE: Final = "accountability:18.6"

EXCLUSION: Final = Exclusion(
    Measure.REASSIGNMENT,
    CLAUSE,
    "对象还在任职试用期，调离岗位一般不用；确需采用的，须写明理由。",
    RULE,
    with_reasons=True,
)

NOTHING_LEFT: Final = Reason(
    CLAUSE, "裁量基准中只有试用期内一般不用的方式：系统不提出建议，由审定的集体选择并写明理由。", RULE
)
