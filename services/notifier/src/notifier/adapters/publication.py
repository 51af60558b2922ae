"""From a notice's commits to the messages on topic `notices`: no address, no addressee, no letter.

The proof of a receipt is told as the office wrote it: people's numbers and mail addresses were refused in it, a name
cannot be recognised there.
"""

from collections.abc import Sequence
from typing import Any

from notifier.adapters.events import CODEC
from notifier.domain import events
from notifier.domain.recipient import NoticeReference
from wenze.contracts import notices
from wenze.contracts.message import Message
from wenze.journal.commit import Commit


def messages_of(commit: Commit) -> Sequence[Message]:
    """The messages of a commit, one for each event."""
    return [_message_of(CODEC.decode(stored), commit.county) for stored in commit.events]


def _message_of(event: events.NoticeEvent, county: str) -> Message:
    common = _common(event.notice, county)
    match event:
        case events.NoticePrepared():
            return notices.NoticePrepared(**common)
        case events.NoticeDelivered():
            return notices.NoticeDelivered(**common, channel=event.channel)
        case events.NoticeFailed():
            return _failed(event, common)
        case events.ResendRequested():
            return notices.ResendRequested(**common)
        case events.ReceiptRecorded():
            return _receipt(event, common)


def _failed(event: events.NoticeFailed, common: dict[str, Any]) -> Message:
    return notices.NoticeFailed(
        **common, channel=event.channel, error=event.error, next_attempt_at=event.next_attempt_at
    )


def _receipt(event: events.ReceiptRecorded, common: dict[str, Any]) -> Message:
    return notices.ReceiptRecorded(
        **common,
        decision_id=event.notice.decision_id,
        served_on=event.served_on,
        method=event.method,
        proof=event.proof,
    )


def _common(notice: NoticeReference, county: str) -> dict[str, Any]:
    return {
        "county": county,
        "notice_id": notice.notice_id,
        "case_id": notice.case_id,
        "recipient": notice.recipient,
    }
