"""A notice's commits as a person reads them."""

from collections.abc import Iterable

from notifier.adapters.events import CODEC
from notifier.domain import events
from notifier.domain.wording import chinese_date
from notifier.entrypoints.http.models import HistoryEntry
from wenze.clock import BUSINESS_ZONE
from wenze.journal.commit import Commit


def history_of(commits: Iterable[Commit]) -> list[HistoryEntry]:
    """Every step, the earliest first."""
    return [
        HistoryEntry(
            at=commit.at.astimezone(BUSINESS_ZONE), by=commit.actor, step=stored.type, text=_text(CODEC.decode(stored))
        )
        for commit in commits
        for stored in commit.events
    ]


def _text(event: events.NoticeEvent) -> str:
    match event:
        case events.NoticePrepared():
            return f"已制作通知，收件人：{event.addressee.name}。"
        case events.NoticeDelivered():
            return f"第{event.attempt}次投递成功（渠道：{event.channel}）。"
        case events.NoticeFailed():
            return f"第{event.attempt}次投递失败（渠道：{event.channel}）：{event.error}{_what_follows(event)}"
        case events.ResendRequested():
            return f"{event.requested_by}要求重新发送。"
        case events.ReceiptRecorded():
            served = f"{chinese_date(event.served_on)}以{event.method.in_chinese}的方式送达{event.received_by}"
            return f"登记送达回执：{served}，凭证：{event.proof}。"


def _what_follows(event: events.NoticeFailed) -> str:
    if event.next_attempt_at is None:
        return "不再自动投递；没有登记送达回执的，可以重新发送。"
    return f"下次投递：{event.next_attempt_at.astimezone(BUSINESS_ZONE):%Y-%m-%d %H:%M:%S}。"
