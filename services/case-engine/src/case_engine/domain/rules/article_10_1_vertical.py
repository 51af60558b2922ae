"""问责办法 10.1: vertical management means a report to the local Party committee and a proposal to the superior one."""

from typing import Final

from case_engine.domain.assessment.codes import RouteStep
from case_engine.domain.assessment.verdict import ApprovalStep

RULE: Final = "article_10_1_vertical"
CLAUSE: Final = "accountability:10.1"

STEPS: Final = (
    ApprovalStep(
        RouteStep.REPORT_TO_LOCAL_COMMITTEE,
        "当地党委",
        CLAUSE,
        "对象属垂直管理，先把处理意见向当地党委汇报。",
        RULE,
    ),
    ApprovalStep(
        RouteStep.PROPOSE_TO_SUPERIOR_DEPARTMENT,
        "上级主管部门",
        CLAUSE,
        "问责处理由其上级主管部门决定，本地只提建议。",
        RULE,
    ),
)
