"""问责办法 9.7, first half: a functional department's work inspection found a major problem."""

from typing import Final

from clue_intake.domain.admission.condition import Condition, examine
from clue_intake.domain.admission.parameters import AdmissionParameters
from clue_intake.domain.admission.verdict import Verdict
from clue_intake.domain.facts import Facts

CLAUSE: Final = "accountability:9.7"


def functional_department_check(facts: Facts, _: AdmissionParameters) -> Verdict:
    """Admitted when the problem found is stated to be a major one."""
    return examine(
        CLAUSE,
        Condition(
            facts.major,
            met="职能部门在工作检查中发现的问题重大",
            missing="还没有认定检查发现的问题是否重大：请由检查部门研判后，补充填写“是否重大”",
            not_met="已认定检查发现的问题不属重大，暂不受理：重新研判后，请更正“是否重大”",
        ),
    )
