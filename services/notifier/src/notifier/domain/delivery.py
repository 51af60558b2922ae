"""What an attempt to deliver a notice came to."""

from datetime import datetime

from notifier.domain.events import NoticeDelivered, NoticeFailed
from notifier.domain.notice import Notice
from notifier.domain.refusal import Refusal
from notifier.domain.schedule import AttemptSchedule


def decide_delivered(state: Notice | None, attempt: int, channel: str, at: datetime) -> tuple[NoticeDelivered, ...]:
    """The channel took the notice at this attempt; an attempt already recorded changes nothing."""
    notice = require_prepared(state)
    if attempt <= notice.attempts:
        return ()
    return (NoticeDelivered(notice.reference, channel, attempt, at),)


def decide_failed(
    state: Notice | None,
    attempt: int,
    channel: str,
    at: datetime,
    error: str,
    *,
    permanent: bool,
    schedule: AttemptSchedule,
) -> tuple[NoticeFailed, ...]:
    """The attempt failed: it is tried again as scheduled unless `permanent`, the last one, or ended by a receipt."""
    notice = require_prepared(state)
    if attempt <= notice.attempts:
        return ()
    over = permanent or notice.receipt is not None
    next_attempt = None if over else schedule.next_attempt(attempt - notice.attempts_before, at)
    return (NoticeFailed(notice.reference, channel, attempt, at, error, next_attempt),)


def require_prepared(state: Notice | None) -> Notice:
    """The notice. Raises: Refusal when there is none."""
    if state is None:
        raise Refusal("accountability:10.3", "没有这份通知。请核对通知编号，或按案件编号查询。")
    return state
