"""Delivers due notices: claim, send, record. Any number of replicas may do it side by side."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Final

from notifier.application.ports import Addresses, Channel, DeliveryFailed, DueNotice, DueNotices, Parcel
from notifier.domain.delivery import decide_delivered, decide_failed
from notifier.domain.events import NoticeEvent
from notifier.domain.notice import Notice, NoticeState
from notifier.domain.schedule import AttemptSchedule
from wenze.clock import Clock
from wenze.journal.command import Command
from wenze.journal.executor import History
from wenze.journal.store import AggregateStore

ACTOR: Final = "notifier"
BATCH: Final = 20
_UNFORESEEN: Final = "投递程序出错,已记入日志。稍后自动重试;多次失败的,请联系系统管理员。"

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class DeliveryPolicy:
    """`claim_for` must be longer than any attempt can take: a claim that ran out may be sent by another replica."""

    schedule: AttemptSchedule
    claim_for: timedelta
    pause: float


class DeliverNotices:
    """A crash between sending and recording repeats the sending, as the same transmission; the record stays one."""

    def __init__(
        self,
        *,
        notices: AggregateStore[Notice, NoticeEvent],
        due: DueNotices,
        addresses: Addresses,
        mail: Channel | None,
        outbox: Channel,
        policy: DeliveryPolicy,
        clock: Clock,
        attempted: Callable[[str, bool], None],
    ) -> None:
        self._notices = notices
        self._due = due
        self._addresses = addresses
        self._mail = mail
        self._outbox = outbox
        self._policy = policy
        self._clock = clock
        self._attempted = attempted

    async def run(self, pause: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        """Deliver what is due, again and again until cancelled. Raises: Transient."""
        while True:
            if not await self.deliver_batch():
                await pause(self._policy.pause)

    async def deliver_batch(self) -> int:
        """Try each of at most BATCH due notices once; answer how many were claimed. Raises: Transient."""
        due = await self._due.due(self._clock.now(), BATCH)
        results = await asyncio.gather(*(self._deliver(notice) for notice in due), return_exceptions=True)
        return sum(_raised_or_value(result) for result in results)

    async def _deliver(self, due: DueNotice) -> bool:
        now = self._clock.now()
        if not await self._due.claim(due, now, now + self._policy.claim_for):
            return False
        history = await self._notices.load(due.notice_id)
        if history and history.state and _is_due(history.state, self._clock):
            await self._attempt(history, history.state)
        return True

    async def _attempt(self, history: History[Notice], notice: Notice) -> None:
        address = self._addresses.email_of(notice.reference.recipient, notice.addressee)
        channel = self._mail if self._mail and address else self._outbox
        failure = await _send(channel, _parcel(notice, address))
        self._attempted(channel.name, failure is None)
        await self._record(history, notice.attempts + 1, channel.name, failure)

    async def _record(
        self, history: History[Notice], attempt: int, channel: str, failure: DeliveryFailed | None
    ) -> None:
        first = history.commits[0]
        command = Command[Notice, NoticeEvent](
            stream=first.stream,
            cause=f"attempt:{attempt}",
            decide=self._decide(attempt, channel, failure),
            actor=ACTOR,
            county=first.county,
            on=self._clock.today(),
            correlation=first.correlation,
        )
        await self._notices.on_requests([command])

    def _decide(
        self, attempt: int, channel: str, failure: DeliveryFailed | None
    ) -> Callable[[Notice | None], tuple[NoticeEvent, ...]]:
        now = self._clock.now()
        if failure is None:
            return partial(decide_delivered, attempt=attempt, channel=channel, at=now)
        return partial(
            decide_failed,
            attempt=attempt,
            channel=channel,
            at=now,
            error=failure.text,
            permanent=failure.permanent,
            schedule=self._policy.schedule,
        )


def _raised_or_value(result: bool | BaseException) -> bool:
    """Every attempt of a batch comes to its end before one's outage ends the batch."""
    if isinstance(result, BaseException):
        raise result
    return result


def _is_due(notice: Notice, clock: Clock) -> bool:
    """The list that named the notice may lag behind the journal: this is the journal's word."""
    return (
        notice.state is NoticeState.DUE and notice.next_attempt_at is not None and notice.next_attempt_at <= clock.now()
    )


def _parcel(notice: Notice, address: str) -> Parcel:
    reference = notice.reference
    return Parcel(reference.notice_id, notice.transmission, reference.recipient.in_chinese, address, notice.letter)


async def _send(channel: Channel, parcel: Parcel) -> DeliveryFailed | None:
    try:
        await channel.send(parcel)
    except DeliveryFailed as failure:
        return failure
    except Exception:
        # A notice that no channel can carry must end as failed, not be tried for ever at the expense of others.
        log.exception("notice %s could not be sent over %s", parcel.notice_id, channel.name)
        return DeliveryFailed(_UNFORESEEN, permanent=False)
    return None
