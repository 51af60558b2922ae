"""The codes of the public contract: what can be said about a person and their conduct, and what can follow."""

from enum import StrEnum


class Scope(StrEnum):
    """How the regulation reaches the subject (问责办法 3)."""

    LEADING_CADRE = "leading-cadre"
    BY_REFERENCE = "by-reference"
    OUTSIDE = "outside"


class ManagementLevel(StrEnum):
    """At which level a cadre is managed, or a case is handled (干部管理权限), the highest first."""

    CITY = "city"
    COUNTY = "county"
    UNIT = "unit"


class Severity(StrEnum):
    """How severe a finding is, the lightest first."""

    MINOR = "minor"
    MODERATE = "moderate"
    SERIOUS = "serious"
    GRAVE = "grave"


class Measure(StrEnum):
    """The ten measures (问责办法 14), in the order of the text."""

    CRITICISM_NOTICE = "criticism-notice"
    SELF_EXAMINATION = "self-examination"
    ADMONITION_TALK = "admonition-talk"
    PUBLIC_APOLOGY = "public-apology"
    SUSPENSION = "suspension"
    REASSIGNMENT = "reassignment"
    RESIGNATION = "resignation"
    ORDERED_RESIGNATION = "ordered-resignation"
    REMOVAL = "removal"
    DEMOTION = "demotion"


class Outcome(StrEnum):
    """What the assessment comes to."""

    ACCOUNTABLE = "accountable"
    EXEMPT = "exempt"
    COLLECTIVE_DECISION = "collective-decision"
    NO_FINDING = "no-finding"
    OUTSIDE_SCOPE = "outside-scope"


class Direction(StrEnum):
    """Where the circumstances pull."""

    NEUTRAL = "neutral"
    AGGRAVATED = "aggravated"
    MITIGATED = "mitigated"
    CONFLICTING = "conflicting"


class EffectKind(StrEnum):
    """What an effect of a measure is about (问责办法 18)."""

    HONOURS_CANCELLED = "honours-cancelled"
    PROMOTION_BAN = "promotion-ban"
    IMPACT_PERIOD = "impact-period"
    RELATED_POST_BAN = "related-post-ban"
    APPRAISAL_BASICALLY_COMPETENT = "appraisal-basically-competent"
    APPOINTMENT_BAN = "appointment-ban"
    HIGHER_POST_BAN = "higher-post-ban"
    PROBATION_POST_LAPSES = "probation-post-lapses"
    FILE_ENTRY = "file-entry"


class ReferralTarget(StrEnum):
    """To whom a matter is handed over (问责办法 6)."""

    DISCIPLINE_INSPECTION = "discipline-inspection"
    JUDICIAL_AUTHORITY = "judicial-authority"


class RouteStep(StrEnum):
    """The steps by which an opinion becomes a decision (问责办法 10.1, 10.2)."""

    REPORT_TO_LOCAL_COMMITTEE = "report-to-local-committee"
    PROPOSE_TO_SUPERIOR_DEPARTMENT = "propose-to-superior-department"
    LOCAL_COMMITTEE_STUDY = "local-committee-study"
    REPORT_TO_SUPERIOR_COMMITTEE = "report-to-superior-committee"
    DEPARTMENT_DELIBERATION = "department-deliberation"
    CITY_COMMITTEE_APPROVAL = "city-committee-approval"
    COLLECTIVE_STUDY = "collective-study"


class ConductItem(StrEnum):
    """The twenty conduct items (问责办法 7 and 8), by their clause."""

    NOT_ACTING_1 = "accountability:7.1"
    NOT_ACTING_2 = "accountability:7.2"
    NOT_ACTING_3 = "accountability:7.3"
    NOT_ACTING_4 = "accountability:7.4"
    NOT_ACTING_5 = "accountability:7.5"
    NOT_ACTING_6 = "accountability:7.6"
    NOT_ACTING_7 = "accountability:7.7"
    NOT_ACTING_8 = "accountability:7.8"
    NOT_ACTING_9 = "accountability:7.9"
    NOT_ACTING_10 = "accountability:7.10"
    ACTING_WRONGLY_1 = "accountability:8.1"
    ACTING_WRONGLY_2 = "accountability:8.2"
    ACTING_WRONGLY_3 = "accountability:8.3"
    ACTING_WRONGLY_4 = "accountability:8.4"
    ACTING_WRONGLY_5 = "accountability:8.5"
    ACTING_WRONGLY_6 = "accountability:8.6"
    ACTING_WRONGLY_7 = "accountability:8.7"
    ACTING_WRONGLY_8 = "accountability:8.8"
    ACTING_WRONGLY_9 = "accountability:8.9"
    ACTING_WRONGLY_10 = "accountability:8.10"


class CircumstanceItem(StrEnum):
    """The circumstances that aggravate, mitigate or exempt, by their clause."""

    OBSTRUCTION = "accountability:15.1"
    FALSIFICATION = "accountability:15.2"
    RETALIATION = "accountability:15.3"
    OTHER_AGGRAVATION = "accountability:15.4"
    LOSS_AVERTED = "accountability:16.1"
    COOPERATION = "accountability:16.2"
    OTHER_MITIGATION = "accountability:16.3"
    REFORM_MISTAKE = "accountability:17.1"
    EMERGENCY = "accountability:17.2"
    ROOM_FOR_ACTION = "incentive:8"


class Ground(StrEnum):
    """On which of its sentences incentive:8 is claimed."""

    NON_SUBJECTIVE_MISTAKE = "non-subjective-mistake"
    GENERAL_DEVIATION = "general-deviation"
    SUPPORTED_EXPLORATION = "supported-exploration"


class Condition(StrEnum):
    """The conditions of a circumstance that only holds when all of them are met."""

    TOOK_THE_INITIATIVE = "took-the-initiative"
    AVERTED_OR_RECOVERED = "averted-or-recovered"
    COOPERATED = "cooperated"
    ACCEPTED_RESPONSIBILITY = "accepted-responsibility"
    REFORM_OR_PILOT = "reform-or-pilot"
    LACK_OF_EXPERIENCE = "lack-of-experience"
    NO_MAJOR_IMPACT = "no-major-impact"
    EMERGENCY_OR_FORCE_MAJEURE = "emergency-or-force-majeure"
    TRULY_UNABLE = "truly-unable"
    NOT_SUBJECTIVE = "not-subjective"
    NO_FAVOURITISM = "no-favouritism"
    BENEFICIAL = "beneficial"
    NOT_FORBIDDEN = "not-forbidden"
