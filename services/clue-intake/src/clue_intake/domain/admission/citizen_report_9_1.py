"""问责办法 9.1: a report or complaint needs a factual basis and considerable impact."""

from typing import Final

from clue_intake.domain.admission.condition import Condition, examine
from clue_intake.domain.admission.parameters import AdmissionParameters
from clue_intake.domain.admission.verdict import Verdict
from clue_intake.domain.facts import Facts

CLAUSE: Final = "accountability:9.1"


def citizen_report(facts: Facts, _: AdmissionParameters) -> Verdict:
    """Admitted when it is stated that the report has a factual basis and that its impact is considerable."""
    return examine(
        CLAUSE,
        Condition(
            facts.factual_basis,
            met="举报、投诉有事实依据",
            missing="还没有说明举报、投诉是否有事实依据：请核实所附材料后，补充填写“是否有事实依据”",
            not_met="已说明举报、投诉没有事实依据，暂不受理：取得新的事实材料后，请更正“是否有事实依据”",
        ),
        Condition(
            facts.considerable_impact,
            met="反映的问题影响较大",
            missing="还没有说明反映的问题影响是否较大：请研判后，补充填写“是否影响较大”",
            not_met="已说明反映的问题影响不大，暂不受理：情况发生变化后，请更正“是否影响较大”",
        ),
    )
