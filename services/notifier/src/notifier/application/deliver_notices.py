"""Delivers due notices: claim, send, record. Any number of replicas may do it side by side."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Coroutine, Sequence
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
from wenze.errors import Transient
from wenze.journal.command import Command
from wenze.journal.commit import Commit
from wenze.journal.executor import History
from wenze.journal.store import AggregateStore

log = logging.getLogger(__name__)

ACTOR: Final = "notifier"
BATCH: Final = 25
"""How many letters one replica sends at a time: a mail server admits few connections."""

Attempted = Callable[[str, Literal["delivered", "failed", "retried"]], None]
"""Is told the channel of each attempt and what came of it."""


@dataclass(frozen=True, slots=True)
class DeliveryPolicy:
    """`claim_for` must be longer than a batch can take: what was claimed longer ago may be sent by another replica.

    `pause` is in seconds, between looking for due notices when there were none.
    """

    schedule: AttemptSchedule
    claim_for: timedelta
    pause: float


@dataclass(frozen=True, slots=True)
class _Attempt:
    """What an attempt came to, and the command that records it."""

    channel: str
    failure: DeliveryFailed | None
    record: Command[Notice, NoticeEvent]


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
        """Deliver what is due, again and again until cancelled. Raises: Transient.

        A batch under way is brought to its end first: an orderly stop leaves no letter sent but not recorded.
        """
        while True:
            if not await _to_its_end(self.deliver_batch()):
                await pause(self._policy.pause)

    async def deliver_batch(self) -> int:
        """Try each of at most BATCH due notices once; answer how many were claimed. Raises: Transient."""
        claimed = await self._claimed()
        histories = await asyncio.gather(*(self._history(notice) for notice in claimed))
        attempts = [
            self._attempt(history.commits[0], history.state)
            for history in histories
            if history and history.state and self._is_due(history.state)
        ]
        await self._record(await asyncio.gather(*attempts))
        return len(claimed)

    async def _claimed(self) -> list[DueNotice]:
        now = self._clock.now()
        until = now + self._policy.claim_for
        return [notice for notice in await self._due.due(now, BATCH) if await self._due.claim(notice, now, until)]

    async def _history(self, notice: DueNotice) -> History[Notice] | None:
        """None for a notice whose history cannot be read: the others must not wait for it. Raises: Transient."""
        try:
            return await self._notices.load(notice.notice_id)
        except Transient:
            raise
        except Exception:
            log.exception("notice %s cannot be read and is not delivered", notice.notice_id)
            return None

    def _is_due(self, notice: Notice) -> bool:
        """The list that named the notice may lag behind the journal: this is the journal's word."""
        due_at = notice.next_attempt_at
        return notice.state is NoticeState.DUE and due_at is not None and due_at <= self._clock.now()

    async def _attempt(self, first: Commit, notice: Notice) -> _Attempt:
        channel, failure = await self._post_office.send(notice)
        attempt = notice.attempts + 1
        decide = self._decide(attempt, channel, failure)
        return _Attempt(channel, failure, follow_up(first, f"attempt:{attempt}", decide, ACTOR, self._clock.today()))

    async def _record(self, attempts: Sequence[_Attempt]) -> None:
        outcomes = await self._notices.on_requests([attempt.record for attempt in attempts])
        for attempt, outcome in zip(attempts, outcomes, strict=True):
            self._attempted(attempt.channel, _result(attempt.failure, outcome.state))

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


async def _to_its_end(batch: Coroutine[None, None, int]) -> int:
    work = asyncio.create_task(batch)
    try:
        return await asyncio.shield(work)
    except asyncio.CancelledError:
        await work
        raise


def _result(failure: DeliveryFailed | None, after: Notice | None) -> Literal["delivered", "failed", "retried"]:
    if failure is None:
        return "delivered"
    return "retried" if after and after.state is NoticeState.DUE else "failed"
