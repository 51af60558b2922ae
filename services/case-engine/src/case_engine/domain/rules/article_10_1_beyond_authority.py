"""问责办法 10.1: beyond one's authority, the local Party committee studies the case and reports it upwards."""

from typing import Final

from case_engine.domain.assessment.codes import RouteStep
from case_engine.domain.assessment.verdict import ApprovalStep

RULE: Final = "article_10_1_beyond_authority"
CLAUSE: Final = "accountability:10.1"

STEPS: Final = (
    ApprovalStep(
        RouteStep.LOCAL_COMMITTEE_STUDY,
        "当地党委",
        CLAUSE,
        "超出本级的干部管理权限，由当地党委集体研究。",
        RULE,
    ),
    ApprovalStep(
        RouteStep.REPORT_TO_SUPERIOR_COMMITTEE,
        "上级党委和上级问责机构",
        CLAUSE,
        "集体研究后，向上级党委和上级问责机构报告。",
        RULE,
    ),
)
