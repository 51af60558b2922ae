"""The nine kinds of sources of 问责办法 9: items 6 and 7 name two each."""

from enum import StrEnum


class Source(StrEnum):
    """Where a clue comes from; each has a condition of its own for being admitted."""

    CITIZEN_REPORT = "citizen-report"
    LEADERSHIP_INSTRUCTION = "leadership-instruction"
    INSPECTION_RECOMMENDATION = "inspection-recommendation"
    DELEGATES_JOINT_PROPOSAL = "delegates-joint-proposal"
    JOINT_MEETING_MEMBER_PROPOSAL = "joint-meeting-member-proposal"
    MAJOR_INCIDENT = "major-incident"
    MEDIA_EXPOSURE = "media-exposure"
    FUNCTIONAL_DEPARTMENT_CHECK = "functional-department-check"
    APPRAISAL_FINDING = "appraisal-finding"
