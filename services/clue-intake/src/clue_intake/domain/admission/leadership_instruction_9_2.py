"""问责办法 9.2: a meeting's decision or a leader's instruction must be identified."""

from typing import Final

from clue_intake.domain.admission.condition import Condition, examine
from clue_intake.domain.admission.parameters import AdmissionParameters
from clue_intake.domain.admission.verdict import Verdict
from clue_intake.domain.facts import Facts

CLAUSE: Final = "accountability:9.2"


def leadership_instruction(facts: Facts, _: AdmissionParameters) -> Verdict:
    """Admitted when the decision or instruction is identified: which one, when, and by whom.

    Whether the text does identify it is a person's judgement; that person is recorded with the submission.
    """
    identified = facts.instruction
    return examine(
        CLAUSE,
        Condition(
            True if identified else None,
            met=f"会议决定或领导指示、批示已写明：{identified}",
            missing="还没有写明是哪一次会议的决定或哪一件指示、批示：请补充填写“决定或批示”，写明名称或文号、作出的时间和作出的人",
            not_met="",
        ),
    )
