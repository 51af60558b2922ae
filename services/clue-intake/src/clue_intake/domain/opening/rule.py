"""The custodian's word on a request: with a reason, and never on a request of their own."""

from datetime import datetime, timedelta

from clue_intake.domain.opening.events import OpeningApproved, OpeningRefused
from clue_intake.domain.opening.request import PROTECTION, require_not_accused
from clue_intake.domain.opening.state import Opening, Ruling
from clue_intake.domain.refusal import Refusal


def decide_approval(state: Opening, by: str, reason: str, now: datetime) -> tuple[OpeningApproved, ...]:
    """Open for the requester, for the hours they asked for, from now. Raises: Refusal."""
    _require_may_rule(state, by)
    return (OpeningApproved(by, reason, now + timedelta(hours=state.request.hours)),)


def decide_refusal(state: Opening, by: str, reason: str) -> tuple[OpeningRefused, ...]:
    """Leave it closed. Raises: Refusal."""
    _require_may_rule(state, by)
    return (OpeningRefused(by, reason),)


def _require_may_rule(state: Opening, by: str) -> None:
    if by == state.request.requested_by:
        raise Refusal(PROTECTION, "自己提出的申请不能由自己批准，请由另一位保管员办理")
    require_not_accused(by, state.request.accused)
    if state.ruling is not Ruling.PENDING:
        raise Refusal(PROTECTION, f"这项申请已由{state.ruled_by}办理，不能再改；确有需要的请重新申请")
