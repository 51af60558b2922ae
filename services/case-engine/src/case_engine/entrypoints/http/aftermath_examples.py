"""One synthetic (合成) example for each step beside and after a decision."""

from typing import Any, Final

TAKE_OVER: Final[dict[str, Any]] = {
    "reasons": "合成理由：涉及几个县区，由市里统一办理。",
    "decided_by": "合成市问责办主任",
    "handler": "合成市承办人",
    "taken_over_on": "2026-03-04",
}
REQUEST_EXTENSION: Final[dict[str, Any]] = {
    "reasons": "合成理由：需要等待鉴定结论。",
    "requested_on": "2026-03-20",
}
APPROVE_EXTENSION: Final[dict[str, Any]] = {
    "approved": True,
    "reasons": "情况属实。",
    "ruled_by": "合成负责人",
    "ruled_on": "2026-03-20",
}
LODGE_APPEAL: Final[dict[str, Any]] = {
    "cadre_id": "SYN-000123",
    "grounds": "合成理由：处理偏重。",
    "lodged_at": "2026-03-20T08:30:00+08:00",
}
WITHDRAW_APPEAL: Final[dict[str, Any]] = {
    "cadre_id": "SYN-000123",
    "withdrawn_on": "2026-03-20",
    "proof": "本人书面撤回。",
}
DECIDE_APPEAL: Final[dict[str, Any]] = {
    "cadre_id": "SYN-000123",
    "outcome": "withdrawn",
    "reasons": "合成理由：认定的事实不清。",
    "body": "合成县委组织部",
    "decided_by": "合成申诉处理人",
    "decided_on": "2026-03-20",
    "document_number": "合组申〔2026〕1号（合成）",
}
RECORD_RECTIFICATION: Final[dict[str, Any]] = {
    "cadre_id": "SYN-000123",
    "reflection": "已作出书面检查，反省深刻。",
    "rectification": "积压事项全部办结。",
    "confirmed_by": "合成确认人",
    "rectified_on": "2026-03-19",
}
CONVERT: Final[dict[str, Any]] = {
    "cadre_id": "SYN-000123",
    "reasons": "合成理由：超过半年仍没有整改到位。",
    "proposed_on": "2026-09-14",
}
REVOKE: Final[dict[str, Any]] = {
    "cadre_id": "SYN-000123",
    "document_number": "岳问责取消〔2027〕1号（合成）",
    "reasons": "反省深刻，整改到位。",
    "approved_by": "合成批准人",
    "revoked_on": "2027-01-04",
}
CONTINUE: Final[dict[str, Any]] = {
    "cadre_id": "SYN-000123",
    "reasons": "合成理由：整改没有到位。",
    "approved_by": "合成批准人",
    "continued_on": "2027-01-04",
}
REFER: Final[dict[str, Any]] = {
    "cadre_id": "SYN-000123",
    "target": "discipline-inspection",
    "reasons": "合成理由：涉嫌违反工作纪律。",
    "document_number": "岳问责移〔2026〕1号（合成）",
    "referred_on": "2026-03-10",
    "receiving_body": "合成县纪委监委",
    "issuer": "合成县委问责办",
    "enclosures": ["合成调查报告", "合成谈话笔录"],
}
RECORD_REFERRAL_OUTCOME: Final[dict[str, Any]] = {
    "cadre_id": "SYN-000123",
    "target": "discipline-inspection",
    "outcome": "给予党内警告。",
    "received_on": "2026-03-20",
}
CLEAR: Final[dict[str, Any]] = {
    "cadre_id": "SYN-000123",
    "facts": "合成事实：反映的问题不属实。",
    "circle": "合成县某局机关",
    "cleared_on": "2026-03-20",
    "document_number": "合问责澄〔2026〕1号（合成）",
    "issuer": "合成县委问责办",
}
CLOSE: Final[dict[str, Any]] = {
    "cadre_id": "SYN-000123",
    "summary": "合成：手续齐全，材料完整。",
    "closed_on": "2026-03-20",
}
