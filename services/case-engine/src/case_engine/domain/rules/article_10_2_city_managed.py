"""问责办法 10.2: for a city-managed cadre the 部务会 deliberates and the city committee (市委) approves."""

from typing import Final

from case_engine.domain.assessment.codes import RouteStep
from case_engine.domain.assessment.verdict import ApprovalStep

RULE: Final = "article_10_2_city_managed"
CLAUSE: Final = "accountability:10.2"

_BODIES: Final = {RouteStep.DEPARTMENT_DELIBERATION: "部务会", RouteStep.CITY_COMMITTEE_APPROVAL: "市委"}

STEPS: Final = (
    ApprovalStep(
        RouteStep.DEPARTMENT_DELIBERATION,
        "市委组织部部务会",
        CLAUSE,
        "对象是市管领导干部，处理意见先交部务会审议。",
        RULE,
    ),
    ApprovalStep(
        RouteStep.CITY_COMMITTEE_APPROVAL,
        "市委",
        CLAUSE,
        "部务会审议后报市委审批；没有市委批准，不能作出决定。",
        RULE,
    ),
)


def is_taken_by(step: RouteStep, body: str) -> bool:
    """Whether the body recorded for a step is one that may take it; 市委组织部 is not 市委 itself."""
    return _BODIES.get(step, "") in body.replace("市委组织部", "")
