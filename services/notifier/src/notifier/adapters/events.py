"""The stored names of a notice's events. A name never changes."""

from typing import Final

from notifier.domain.events import (
    NoticeDelivered,
    NoticeEvent,
    NoticeFailed,
    NoticePrepared,
    ReceiptRecorded,
    ResendRequested,
)
from wenze.journal.codec import EventCodec

CODEC: Final = EventCodec[NoticeEvent](
    {
        "notice-prepared": NoticePrepared,
        "notice-delivered": NoticeDelivered,
        "notice-failed": NoticeFailed,
        "resend-requested": ResendRequested,
        "receipt-recorded": ReceiptRecorded,
    }
)
