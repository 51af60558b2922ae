from typing import Any

import pytest

from benchmark.agreement import DisagreementError, require_agreement

OURS: dict[str, Any] = {
    "outcome": "accountable",
    "direction": "neutral",
    "counted": ["accountability:7.5"],
    "measures": {"recommended": "removal", "permitted": ["removal"], "excluded": []},
    "effects": [{"kind": "file-entry", "from": "2026-03-05", "citation": "《问责办法》"}],
    "referrals": [],
    "approval_route": [{"step": "collective-study"}],
    "reasons": [{"clause": "accountability:3", "text": "适用。"}, {"clause": "accountability:14", "text": "建议。"}],
}


def _theirs(**other: Any) -> dict[str, Any]:
    return {**OURS, "effects": [{"kind": "file-entry", "from": "2026-03-05"}], **other}


def test_a_peer_may_leave_out_how_something_is_said_and_order_reasons_otherwise() -> None:
    require_agreement(b"", OURS, _theirs(reasons=[*reversed(OURS["reasons"]), OURS["reasons"][0]]))


@pytest.mark.parametrize(
    "other",
    [
        {"outcome": "exempt"},
        {"effects": []},
        {"effects": [{"kind": "file-entry", "from": "2026-03-06"}]},
        {"measures": {"recommended": None, "permitted": ["removal"], "excluded": []}},
        {"reasons": OURS["reasons"][:1]},
        {"reasons": [*OURS["reasons"], {"clause": "accountability:19", "text": "未设定。"}]},
        {"something": "else"},
    ],
)
def test_a_peer_that_decides_otherwise_is_not_measured(other: dict[str, Any]) -> None:
    with pytest.raises(DisagreementError):
        require_agreement(b"", OURS, _theirs(**other))


def test_a_peer_may_not_leave_out_a_part_of_the_decision() -> None:
    theirs = _theirs()
    del theirs["referrals"]
    with pytest.raises(DisagreementError):
        require_agreement(b"", OURS, theirs)
