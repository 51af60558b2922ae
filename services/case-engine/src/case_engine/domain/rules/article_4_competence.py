"""问责办法 4: competence follows 干部管理权限; only the city office may take over a case from below (提级)."""

from typing import Final

from case_engine.domain.assessment.codes import ManagementLevel
from case_engine.domain.assessment.facts import AssessedSubject
from case_engine.domain.assessment.verdict import Reason
from case_engine.domain.refusal import Refusal

RULE: Final = "article_4_competence"
CLAUSE: Final = "accountability:4"

_OWN: Final = Reason(CLAUSE, "由管理该干部的一级问责机构办理，符合干部管理权限。", RULE)
_TAKEN_OVER: Final = Reason(CLAUSE, "由市委问责办提级办理下级管理的对象，须把提级理由记录在案。", RULE)
_REASON_MISSING: Final = "由市委问责办提级办理，没有把提级理由记录在案。请先登记提级办理，写明提级理由。"
_NOT_COMPETENT: Final = Reason(
    CLAUSE, "县级不能提级办理单位管理的对象，能提级的只有市委问责办。请转由该单位或者市委问责办办理。", RULE
)
_BEYOND: Final = Reason(CLAUSE, "该干部由上级管理，超出本级的干部管理权限，只能提出意见并上报。", RULE)

_LEVELS: Final = tuple(ManagementLevel)


def is_beyond_authority(subject: AssessedSubject) -> bool:
    """Whether the office handling the case stands below the level that manages the cadre."""
    handled_by = subject.handled_by
    return handled_by is not None and _LEVELS.index(handled_by) > _LEVELS.index(subject.managed_by)


def reason(subject: AssessedSubject) -> Reason | None:
    """None where the facts don't say who handles the case."""
    if subject.handled_by is None:
        return None
    if subject.handled_by is subject.managed_by:
        return _OWN
    if is_beyond_authority(subject):
        return _BEYOND
    return _TAKEN_OVER if subject.handled_by is ManagementLevel.CITY else _NOT_COMPETENT


def obstacle(subject: AssessedSubject, takeover_reason: str) -> Refusal | None:
    """What keeps the office from deciding; beyond its authority the approval route leads to the superior level."""
    said = reason(subject)
    if said is _NOT_COMPETENT:
        return Refusal(CLAUSE, _NOT_COMPETENT.text)
    if said is _TAKEN_OVER and not takeover_reason.strip():
        return Refusal(CLAUSE, _REASON_MISSING)
    return None
