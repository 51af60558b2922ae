"""问责办法 9: which rule examines which source."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from clue_intake.domain.admission import (
    appraisal_finding_9_7,
    citizen_report_9_1,
    delegates_joint_proposal_9_4,
    functional_department_check_9_7,
    inspection_recommendation_9_3,
    joint_meeting_member_proposal_9_5,
    leadership_instruction_9_2,
    major_incident_9_6,
    media_exposure_9_6,
)
from clue_intake.domain.admission.parameters import AdmissionParameters
from clue_intake.domain.admission.verdict import Verdict
from clue_intake.domain.facts import Facts
from clue_intake.domain.source import Source


@dataclass(frozen=True, slots=True)
class Rule:
    """A source's condition and the clause it comes from."""

    clause: str
    examine: Callable[[Facts, AdmissionParameters], Verdict]


RULES: Final[Mapping[Source, Rule]] = {
    Source.CITIZEN_REPORT: Rule(citizen_report_9_1.CLAUSE, citizen_report_9_1.citizen_report),
    Source.LEADERSHIP_INSTRUCTION: Rule(
        leadership_instruction_9_2.CLAUSE, leadership_instruction_9_2.leadership_instruction
    ),
    Source.INSPECTION_RECOMMENDATION: Rule(
        inspection_recommendation_9_3.CLAUSE, inspection_recommendation_9_3.inspection_recommendation
    ),
    Source.DELEGATES_JOINT_PROPOSAL: Rule(
        delegates_joint_proposal_9_4.CLAUSE, delegates_joint_proposal_9_4.delegates_joint_proposal
    ),
    Source.JOINT_MEETING_MEMBER_PROPOSAL: Rule(
        joint_meeting_member_proposal_9_5.CLAUSE, joint_meeting_member_proposal_9_5.joint_meeting_member_proposal
    ),
    Source.MAJOR_INCIDENT: Rule(major_incident_9_6.CLAUSE, major_incident_9_6.major_incident),
    Source.MEDIA_EXPOSURE: Rule(media_exposure_9_6.CLAUSE, media_exposure_9_6.media_exposure),
    Source.FUNCTIONAL_DEPARTMENT_CHECK: Rule(
        functional_department_check_9_7.CLAUSE, functional_department_check_9_7.functional_department_check
    ),
    Source.APPRAISAL_FINDING: Rule(appraisal_finding_9_7.CLAUSE, appraisal_finding_9_7.appraisal_finding),
}
