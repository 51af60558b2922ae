"""问责办法 10.2: every other decision is studied and settled collectively by the leading body."""

from typing import Final

from case_engine.domain.assessment.codes import RouteStep
from case_engine.domain.assessment.verdict import ApprovalStep

RULE: Final = "article_10_2_collective_study"
CLAUSE: Final = "accountability:10.2"

STEPS: Final = (
    ApprovalStep(
        RouteStep.COLLECTIVE_STUDY,
        "作出决定一级的领导班子",
        CLAUSE,
        "对象不是市管领导干部，处理决定须经作出决定一级的班子集体审定。",
        RULE,
    ),
)
