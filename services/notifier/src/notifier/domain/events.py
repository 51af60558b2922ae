"""What happens to a notice. Every event carries all that its message on the bus needs."""

from dataclasses import dataclass
from datetime import date, datetime

from notifier.domain.letter import Letter
from notifier.domain.recipient import Addressee, NoticeReference
from notifier.domain.terms import ServiceMethod


@dataclass(frozen=True, slots=True)
class NoticePrepared:
    """The notice exists, with all that sending it needs, now or again later.

    `prepared_on` is the letter's own date: the business day on which the fact it tells was recorded. `servable_from` is
    the earliest day on which it can have been served; None is `prepared_on`.
    """

    notice: NoticeReference
    addressee: Addressee
    letter: Letter
    prepared_on: date
    due_at: datetime
    servable_from: date | None = None


@dataclass(frozen=True, slots=True)
class NoticeDelivered:
    """A channel took the notice. That is not service: service needs a receipt."""

    notice: NoticeReference
    channel: str
    attempt: int
    at: datetime


@dataclass(frozen=True, slots=True)
class NoticeFailed:
    """An attempt failed. `next_attempt_at` is `None` when delivery is given up until a person asks to send again."""

    notice: NoticeReference
    channel: str
    attempt: int
    at: datetime
    error: str
    next_attempt_at: datetime | None


@dataclass(frozen=True, slots=True)
class ResendRequested:
    """A person asked to send the notice again."""

    notice: NoticeReference
    requested_by: str
    at: datetime


@dataclass(frozen=True, slots=True)
class ReceiptRecorded:
    """The letter was served: to whom, how, on which day, and what proves it (问责办法 10.3)."""

    notice: NoticeReference
    received_by: str
    method: ServiceMethod
    served_on: date
    proof: str
    recorded_by: str


NoticeEvent = NoticePrepared | NoticeDelivered | NoticeFailed | ResendRequested | ReceiptRecorded
