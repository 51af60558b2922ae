"""A notice: one record, however often its delivery is tried."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from functools import singledispatch
from typing import Final

from notifier.domain.events import (
    NoticeDelivered,
    NoticeEvent,
    NoticeFailed,
    NoticePrepared,
    ReceiptRecorded,
    ResendRequested,
)
from notifier.domain.letter import Letter
from notifier.domain.recipient import Addressee, NoticeReference


class NoticeState(StrEnum):
    """Where a notice is. `SERVED` ends it: a recorded receipt makes further delivery pointless."""

    DUE = "due"
    DELIVERED = "delivered"
    FAILED = "failed"
    SERVED = "served"

    @property
    def in_chinese(self) -> str:
        return _NAMES[self]


_NAMES: Final = {
    NoticeState.DUE: "待投递",
    NoticeState.DELIVERED: "已投递，未登记送达",
    NoticeState.FAILED: "投递失败",
    NoticeState.SERVED: "已送达",
}


@dataclass(frozen=True, slots=True)
class Notice:
    """The state of a notice.

    `attempts` counts all deliveries tried; `attempts_before` those before the latest request to send again, of which
    there were `resends`. `next_attempt_at` is set while the notice is due. `servable_from` is the earliest day on which
    it can have been served.
    """

    reference: NoticeReference
    addressee: Addressee
    letter: Letter
    prepared_on: date
    servable_from: date
    state: NoticeState
    next_attempt_at: datetime | None
    attempts: int = 0
    attempts_before: int = 0
    resends: int = 0
    channel: str = ""
    last_error: str = ""
    receipt: ReceiptRecorded | None = None

    @property
    def transmission(self) -> str:
        """Names what is sent: the same at every attempt, another one only after a person asked to send again."""
        return f"{self.reference.notice_id}.{self.resends}" if self.resends else self.reference.notice_id


def evolve(state: Notice | None, event: NoticeEvent) -> Notice:
    """The notice after the event. Raises: ValueError when a notice's first event is not its preparation."""
    if isinstance(event, NoticePrepared):
        return _prepared(event)
    if state is None:
        raise ValueError(f"{type(event).__name__} before NoticePrepared")
    return _after(event, state)


def _prepared(event: NoticePrepared) -> Notice:
    return Notice(
        event.notice,
        event.addressee,
        event.letter,
        event.prepared_on,
        event.servable_from or event.prepared_on,
        NoticeState.DUE,
        event.due_at,
    )


@singledispatch
def _after(event: object, state: Notice) -> Notice:
    raise TypeError(f"{type(event).__name__} is not an event of {type(state).__name__}")


@_after.register
def _(event: NoticeDelivered, state: Notice) -> Notice:
    delivered = replace(state, attempts=event.attempt, channel=event.channel, last_error="")
    return _unless_served(delivered, NoticeState.DELIVERED, None)


@_after.register
def _(event: NoticeFailed, state: Notice) -> Notice:
    failed = replace(state, attempts=event.attempt, channel=event.channel, last_error=event.error)
    remaining = NoticeState.DUE if event.next_attempt_at else NoticeState.FAILED
    return _unless_served(failed, remaining, event.next_attempt_at)


@_after.register
def _(event: ResendRequested, state: Notice) -> Notice:
    return replace(
        state,
        state=NoticeState.DUE,
        next_attempt_at=event.at,
        attempts_before=state.attempts,
        resends=state.resends + 1,
    )


@_after.register
def _(event: ReceiptRecorded, state: Notice) -> Notice:
    return replace(state, state=NoticeState.SERVED, next_attempt_at=None, receipt=event)


def _unless_served(notice: Notice, state: NoticeState, next_attempt_at: datetime | None) -> Notice:
    if notice.receipt is not None:
        return notice
    return replace(notice, state=state, next_attempt_at=next_attempt_at)
