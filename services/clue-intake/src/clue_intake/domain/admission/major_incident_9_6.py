"""问责办法 9.6, first half: a major accident or a major mass incident occurred."""

from typing import Final

from clue_intake.domain.admission.condition import Condition, examine
from clue_intake.domain.admission.parameters import AdmissionParameters
from clue_intake.domain.admission.verdict import Verdict
from clue_intake.domain.facts import Facts

CLAUSE: Final = "accountability:9.6"


def major_incident(facts: Facts, _: AdmissionParameters) -> Verdict:
    """Admitted when the accident or mass incident is stated to be a major one."""
    return examine(
        CLAUSE,
        Condition(
            facts.major,
            met="发生的是重大事故或重大群体性事件",
            missing="还没有认定事故或群体性事件是否重大：请按事故等级或事件定级，补充填写“是否重大”",
            not_met="已认定事故或群体性事件不属重大，暂不受理：重新定级后，请更正“是否重大”",
        ),
    )
