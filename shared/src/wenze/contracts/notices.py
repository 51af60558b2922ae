"""Topic `notices`: what was sent to whom, and what came back."""

from datetime import date, datetime
from typing import ClassVar, Literal

from wenze.contracts.message import Message

Recipient = Literal["handler", "unit", "subject"]


class NoticeMessage(Message):
    """What the messages about a notice have in common. No address and no name travels."""

    topic: ClassVar[str] = "notices"

    notice_id: str
    case_id: str
    recipient: Recipient

    @property
    def aggregate(self) -> str:
        return self.notice_id


class NoticePrepared(NoticeMessage):
    """A notice exists, and will be delivered until it succeeds or its attempts are used up."""

    message_type: ClassVar[str] = "notice.prepared"


class NoticeDelivered(NoticeMessage):
    """A channel took the notice. Delivery is not service: that needs a receipt."""

    message_type: ClassVar[str] = "notice.delivered"

    channel: str


class NoticeFailed(NoticeMessage):
    """An attempt to deliver failed. `next_attempt_at` is when it is tried again; None: given up until a person asks."""

    message_type: ClassVar[str] = "notice.failed"

    channel: str
    error: str
    next_attempt_at: datetime | None = None


class ResendRequested(NoticeMessage):
    """A person asked that a notice be sent again."""

    message_type: ClassVar[str] = "notice.resend-requested"


class ReceiptRecorded(NoticeMessage):
    """A person recorded that the letter was served: on which day, how and with what proof (问责办法 10.3)."""

    message_type: ClassVar[str] = "notice.receipt-recorded"

    decision_id: str
    served_on: date
    method: str
    proof: str
