"""Reading a sealed informant: the requester alone, once approved, within the time."""

from datetime import datetime

from clue_intake.domain.opening.events import InformantRead
from clue_intake.domain.opening.request import PROTECTION
from clue_intake.domain.opening.state import Opening, Ruling
from clue_intake.domain.refusal import Refusal


def decide_reading(state: Opening, by: str, now: datetime) -> tuple[InformantRead, ...]:
    """Each reading is recorded. Raises: Refusal."""
    if by != state.request.requested_by:
        raise Refusal(PROTECTION, "举报人信息只对申请人本人打开；需要查看的请另行申请")
    if state.ruling is Ruling.PENDING:
        raise Refusal(PROTECTION, "申请还没有经举报人信息保管人批准，举报人信息保持密封")
    if state.ruling is Ruling.REFUSED:
        raise Refusal(PROTECTION, f"举报人信息保管人没有批准这项申请，理由是：{state.ruling_reason}")
    if not state.is_open(now):
        raise Refusal(PROTECTION, "批准查看的时间已过，举报人信息重新密封；仍有需要的请重新申请")
    return (InformantRead(by, now),)
