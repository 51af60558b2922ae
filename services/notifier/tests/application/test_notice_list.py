from notifier.application.notice_list import NoticeCount, Service, statistics_of
from notifier.domain.notice import NoticeState
from notifier.domain.recipient import Recipient

COUNTS = [
    NoticeCount(NoticeState.SERVED, Recipient.UNIT, "smtp", 3),
    NoticeCount(NoticeState.DELIVERED, Recipient.UNIT, "smtp", 2),
    NoticeCount(NoticeState.FAILED, Recipient.SUBJECT, "outbox", 1),
    NoticeCount(NoticeState.DUE, Recipient.HANDLER, "", 4),
]


def test_counts_are_summed_by_state_recipient_and_channel() -> None:
    statistics = statistics_of(COUNTS)
    assert statistics.total == 10
    assert statistics.by_state == {"served": 3, "delivered": 2, "failed": 1, "due": 4}
    assert statistics.by_recipient == {"unit": 5, "subject": 1, "handler": 4}
    assert statistics.by_channel == {"smtp": 5, "outbox": 1, "": 4}


def test_only_a_receipt_counts_as_service_and_the_handler_needs_none() -> None:
    assert statistics_of(COUNTS).service == {"unit": Service(3, 2), "subject": Service(0, 1)}


def test_of_no_notices_everything_is_zero() -> None:
    assert statistics_of([]).total == 0
