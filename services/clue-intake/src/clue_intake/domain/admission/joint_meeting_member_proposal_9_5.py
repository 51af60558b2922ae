"""问责办法 9.5: a proposal of a member unit of the joint meeting must be confirmed."""

from typing import Final

from clue_intake.domain.admission.condition import examine
from clue_intake.domain.admission.confirmation import confirmation
from clue_intake.domain.admission.parameters import AdmissionParameters
from clue_intake.domain.admission.verdict import Verdict
from clue_intake.domain.facts import Facts

CLAUSE: Final = "accountability:9.5"


def joint_meeting_member_proposal(facts: Facts, _: AdmissionParameters) -> Verdict:
    """Admitted when the proposal of the member unit was confirmed."""
    return examine(CLAUSE, confirmation(facts, "联席会议成员单位的问责建议", "有权确认的单位"))
