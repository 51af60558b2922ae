"""问责办法 9.6, second half: news media exposed a major problem."""

from typing import Final

from clue_intake.domain.admission.condition import Condition, examine
from clue_intake.domain.admission.parameters import AdmissionParameters
from clue_intake.domain.admission.verdict import Verdict
from clue_intake.domain.facts import Facts

CLAUSE: Final = "accountability:9.6"


def media_exposure(facts: Facts, _: AdmissionParameters) -> Verdict:
    """Admitted when the exposed problem is stated to be a major one."""
    return examine(
        CLAUSE,
        Condition(
            facts.major,
            met="新闻媒体曝光的问题重大",
            missing="还没有认定媒体曝光的问题是否重大：请核实报道并研判后，补充填写“是否重大”",
            not_met="已认定媒体曝光的问题不属重大，暂不受理：问题有新的发展后，请更正“是否重大”",
        ),
    )
