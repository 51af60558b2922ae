"""A person asks to send a notice again."""

from datetime import datetime

from notifier.domain.delivery import require_prepared
from notifier.domain.events import ResendRequested
from notifier.domain.notice import Notice, NoticeState
from notifier.domain.refusal import Refusal


def decide_resend(state: Notice | None, requested_by: str, at: datetime) -> tuple[ResendRequested, ...]:
    """A delivered or given-up notice is sent again; its text, its id and its history stay.

    Raises: Refusal when delivery is still under way, or the letter was already served.
    """
    notice = require_prepared(state)
    if notice.state is NoticeState.DUE:
        raise Refusal("accountability:10.3", "这份通知正在自动投递，不能重复发送。请等待投递结果，失败后再重新发送。")
    if notice.state is NoticeState.SERVED:
        raise Refusal(
            "accountability:10.3", "这份通知已登记送达回执，不需要重新发送。需要副本的，请查看通知全文后打印。"
        )
    return (ResendRequested(notice.reference, requested_by, at),)
