"""One synthetic (合成) example for each step, in the order in which a case takes them."""

from typing import Any, Final

from fastapi.openapi.models import Example

APPROVE_START: Final[dict[str, Any]] = {
    "approved_on": "2026-03-03",
    "approved_by": "合成批准人",
    "handler": "合成承办人",
}
REFUSE_START: Final[dict[str, Any]] = {
    "refused_on": "2026-03-03",
    "refused_by": "合成批准人",
    "reasons": "经核实，反映的问题不属于问责情形。",
}
RECORD_FINDINGS: Final[dict[str, Any]] = {
    "subject": {
        "cadre_id": "SYN-000123",
        "name": "合成甲",
        "unit": "合成县某局",
        "post": "副局长",
        "scope": "leading-cadre",
        "managed_by": "county",
        "vertical": False,
        "probation": False,
    },
    "found_on": "2026-03-05",
    "conduct_on": "2026-01-08",
    "facts": "合成事实：审批事项超过承诺时限二十日未办结。",
    "findings": [{"item": "accountability:7.5", "severity": "moderate"}],
    "circumstances": [],
    "referral": {"discipline": False, "crime": False},
    "particulars": {
        "former_level": "deputy-section",
        "supervising_departments": "合成县政府办",
        "connected_posts": "审批科科长",
        "connected_matters": "行政审批",
    },
}
PROPOSE_OPINION: Final[dict[str, Any]] = {
    "cadre_id": "SYN-000123",
    "measure": "admonition-talk",
    "reasons": "合成理由：超过承诺时限二十日，情节一般，没有从轻从重情节。",
    "proposed_on": "2026-03-06",
}
RECORD_HEARING: Final[dict[str, Any]] = {
    "cadre_id": "SYN-000123",
    "held_on": "2026-03-09",
    "recorder": "合成记录人",
    "points": [{"point": "办件多、人手少。", "adopted": False, "reason": "同期其他窗口均按时办结。"}],
}
HEARING_DECLINED: Final[dict[str, Any]] = {
    "cadre_id": "SYN-000123",
    "held_on": "2026-03-09",
    "recorder": "合成记录人",
    "declined": True,
    "proof": "本人签收告知书，并书面放弃陈述申辩。",
}
RECORD_APPROVAL: Final[dict[str, Any]] = {
    "cadre_id": "SYN-000123",
    "step": "collective-study",
    "body": "合成县某局领导班子",
    "on": "2026-03-12",
    "attendees": ["合成子", "合成丑"],
    "vote": "五票赞成",
}
DECIDE: Final[dict[str, Any]] = {
    "cadre_id": "SYN-000123",
    "measure": "admonition-talk",
    "facts": "合成事实：审批事项超过承诺时限二十日未办结。",
    "basis": ["accountability:7.5", "accountability:14.2"],
    "decided_on": "2026-03-12",
    "effective_on": "2026-03-15",
    "prepared_by": "合成承办人",
    "approved_by": "合成审批人",
}
WITHOUT_MEASURE: Final[dict[str, Any]] = {
    "cadre_id": "SYN-000123",
    "without_measure": "exempt",
    "facts": "合成事实：特大暴雨冲毁道路，无法按时到岗。",
    "basis": ["accountability:17.2"],
    "decided_on": "2026-03-12",
    "prepared_by": "合成承办人",
    "approved_by": "合成审批人",
    "written_reason": "不可抗力，确实无法履行职责。",
}
ISSUE_LETTER: Final[dict[str, Any]] = {
    "cadre_id": "SYN-000123",
    "document_number": "岳问责〔2026〕1号（合成）",
    "appeal_body": "合成县委组织部",
    "issued_on": "2026-03-13",
}
ENTER_INTO_FORCE: Final[dict[str, Any]] = {"cadre_id": "SYN-000123"}
PUBLISH: Final[dict[str, Any]] = {
    "cadre_id": "SYN-000123",
    "scope": "合成县某局机关",
    "place": "合成县某局公示栏",
    "published_on": "2026-03-18",
}
RECORD_EXECUTION: Final[dict[str, Any]] = {
    "cadre_id": "SYN-000123",
    "executed_on": "2026-03-19",
    "executed_by": "合成县某局",
    "result": "已当面谈话并形成记录。",
}


def examples(**bodies: dict[str, Any]) -> dict[str, Example]:
    """The bodies as OpenAPI examples, by their names."""
    return {name: Example(value=body) for name, body in bodies.items()}
