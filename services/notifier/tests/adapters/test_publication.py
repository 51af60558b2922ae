from datetime import date, datetime, timedelta
from typing import Any

import pytest

from notifier.adapters.events import CODEC
from notifier.adapters.publication import messages_of
from notifier.domain import events
from notifier.domain.recipient import Recipient
from notifier.domain.terms import ServiceMethod
from wenze.contracts import notices
from wenze.journal.commit import Commit
from wenze.journal.executor import History


def commit(event: events.NoticeEvent, at: datetime) -> Commit:
    return Commit(
        "notice:n", 1, "cause", (CODEC.encode(event),), "经办甲", at, date(2026, 3, 2), "430626", "correlation", ""
    )


@pytest.fixture
def every_event(prepared: Any, noon: datetime) -> dict[type[Any], events.NoticeEvent]:
    first = prepared(Recipient.SUBJECT)
    notice = first.notice
    later = noon + timedelta(minutes=1)
    all_events = (
        first,
        events.NoticeDelivered(notice, "smtp", 2, noon),
        events.NoticeFailed(notice, "smtp", 1, noon, "服务器无响应", later),
        events.ResendRequested(notice, "经办甲", noon),
        events.ReceiptRecorded(notice, "张合成", ServiceMethod.DIRECT, date(2026, 3, 2), "回证1号", "经办甲"),
    )
    return {type(event): event for event in all_events}


def test_every_event_survives_being_stored(every_event: dict[type[Any], events.NoticeEvent]) -> None:
    for event in every_event.values():
        assert CODEC.decode(CODEC.encode(event)) == event


def test_every_event_gives_one_message_about_its_notice(
    every_event: dict[type[Any], events.NoticeEvent], noon: datetime
) -> None:
    for event in every_event.values():
        (message,) = messages_of(commit(event, noon))
        assert isinstance(message, notices.NoticeMessage)
        assert (message.county, message.notice_id, message.case_id, message.recipient) == (
            "430626",
            event.notice.notice_id,
            "case-synthetic-1",
            "subject",
        )


def test_a_failure_tells_why_and_when_it_is_tried_again(
    every_event: dict[type[Any], events.NoticeEvent], noon: datetime
) -> None:
    (message,) = messages_of(commit(every_event[events.NoticeFailed], noon))
    assert isinstance(message, notices.NoticeFailed)
    assert (message.channel, message.error, message.next_attempt_at) == (
        "smtp",
        "服务器无响应",
        noon + timedelta(minutes=1),
    )


def test_a_receipt_tells_what_the_appeal_period_needs(
    every_event: dict[type[Any], events.NoticeEvent], noon: datetime
) -> None:
    (message,) = messages_of(commit(every_event[events.ReceiptRecorded], noon))
    assert isinstance(message, notices.ReceiptRecorded)
    assert (message.decision_id, message.served_on, message.method, message.proof) == (
        "decision-synthetic-1",
        date(2026, 3, 2),
        "direct",
        "回证1号",
    )


def test_no_name_no_text_and_no_address_travels(
    every_event: dict[type[Any], events.NoticeEvent], noon: datetime
) -> None:
    for event in every_event.values():
        (message,) = messages_of(commit(event, noon))
        written = message.model_dump_json()
        assert "张合成" not in written
        assert "正文" not in written
        assert "@" not in written


def test_a_history_without_events_has_no_document() -> None:
    from notifier.adapters.notice_documents import notice_document

    with pytest.raises(ValueError, match="without events"):
        notice_document(History(), lambda _: False)
