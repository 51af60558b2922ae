"""Delivers due notices: claim, send, record. Any number of replicas may do it side by side."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Final, Literal

from notifier.application.follow_up import Decide, follow_up
from notifier.application.ports import DeliveryFailed, DueNotice, DueNotices
from notifier.application.post_office import PostOffice
from notifier.domain.delivery import decide_delivered, decide_failed
from notifier.domain.events import NoticeEvent
from notifier.domain.notice import Notice, NoticeState
from notifier.domain.schedule import AttemptSchedule
from wenze.clock import Clock
from wenze.journal.commit import Commit
from wenze.journal.store import AggregateStore

ACTOR: Final = "notifier"
BATCH: Final = 20

Attempted = Callable[[str, Literal["delivered", "failed", "retried"]], None]
"""Is told the channel of each attempt and what came of it."""


@dataclass(frozen=True, slots=True)
class DeliveryPolicy:
    """`claim_for` must be longer than any attempt can take: a claim that ran out may be sent by another replica.

    `pause` is in seconds, between looking for due notices when there were none.
    """

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
        post_office: PostOffice,
        policy: DeliveryPolicy,
        clock: Clock,
        attempted: Attempted,
    ) -> None:
        self._notices = notices
        self._due = due
        self._post_office = post_office
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
        return sum(_value_of(result) for result in results)

    async def _deliver(self, due: DueNotice) -> bool:
        now = self._clock.now()
        if not await self._due.claim(due, now, now + self._policy.claim_for):
            return False
        history = await self._notices.load(due.notice_id)
        if history and history.state and self._is_due(history.state):
            await self._attempt(history.commits[0], history.state)
        return True

    def _is_due(self, notice: Notice) -> bool:
        """The list that named the notice may lag behind the journal: this is the journal's word."""
        due_at = notice.next_attempt_at
        return notice.state is NoticeState.DUE and due_at is not None and due_at <= self._clock.now()

    async def _attempt(self, first: Commit, notice: Notice) -> None:
        channel, failure = await self._post_office.send(notice)
        attempt = notice.attempts + 1
        decide = self._decide(attempt, channel, failure)
        command = follow_up(first, f"attempt:{attempt}", decide, ACTOR, self._clock.today())
        (outcome,) = await self._notices.on_requests([command])
        self._attempted(channel, _result(failure, outcome.state))

    def _decide(self, attempt: int, channel: str, failure: DeliveryFailed | None) -> Decide:
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


def _value_of(result: bool | BaseException) -> bool:
    """Every attempt of a batch comes to its end before one's outage ends the batch."""
    if isinstance(result, BaseException):
        raise result
    return result


def _result(failure: DeliveryFailed | None, after: Notice | None) -> Literal["delivered", "failed", "retried"]:
    if failure is None:
        return "delivered"
    return "retried" if after and after.state is NoticeState.DUE else "failed"
