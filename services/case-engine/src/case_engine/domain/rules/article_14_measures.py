"""问责办法 14: ten measures in six groups; each is cited by the group it stands in."""

from typing import Final

from case_engine.domain.assessment.codes import Measure
from case_engine.domain.assessment.verdict import Reason
from case_engine.domain.assessment.words import MEASURE_NAMES

RULE: Final = "article_14_measures"

GROUP_OF: Final = {
    Measure.CRITICISM_NOTICE: "accountability:14.1",
    Measure.SELF_EXAMINATION: "accountability:14.1",
    Measure.ADMONITION_TALK: "accountability:14.2",
    Measure.PUBLIC_APOLOGY: "accountability:14.2",
    Measure.SUSPENSION: "accountability:14.3",
    Measure.REASSIGNMENT: "accountability:14.4",
    Measure.RESIGNATION: "accountability:14.5",
    Measure.ORDERED_RESIGNATION: "accountability:14.5",
    Measure.REMOVAL: "accountability:14.5",
    Measure.DEMOTION: "accountability:14.6",
}

RECOMMENDED: Final = {
    measure: Reason(GROUP_OF[measure], f"建议采用{name}；审定的集体可以另选允许的方式，但须写明理由。", RULE)
    for measure, name in MEASURE_NAMES.items()
}
