"""问责办法 9.7, second half: an appraisal or assessment reflects a major problem."""

from typing import Final

from clue_intake.domain.admission.condition import Condition, examine
from clue_intake.domain.admission.parameters import AdmissionParameters
from clue_intake.domain.admission.verdict import Verdict
from clue_intake.domain.facts import Facts

CLAUSE: Final = "accountability:9.7"


def appraisal_finding(facts: Facts, _: AdmissionParameters) -> Verdict:
    """Admitted when the problem reflected is stated to be a major one."""
    return examine(
        CLAUSE,
        Condition(
            facts.major,
            met="评议、考核反映的问题重大",
            missing="还没有认定评议、考核反映的问题是否重大：请由组织评议、考核的单位研判后，补充填写“是否重大”",
            not_met="已认定评议、考核反映的问题不属重大，暂不受理：重新研判后，请更正“是否重大”",
        ),
    )
