"""Delivers due notices: claim, send, record. Any number of replicas may do it side by side."""

import asyncio
import logging
from collections.abc import Callable, Coroutine, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Final, Literal, Protocol

from notifier.application.follow_up import Decide, follow_up
from notifier.application.kept_claims import KeptClaims, kept
from notifier.application.ports import DeliveryFailed, DueNotices
from notifier.application.post_office import PostOffice
from notifier.application.tray import Taken, Tray
from notifier.domain.delivery import decide_delivered, decide_failed
from notifier.domain.events import NoticeEvent
from notifier.domain.notice import Notice, NoticeState
from notifier.domain.schedule import AttemptSchedule
from wenze.claims import Claim, Claims
from wenze.clock import Clock
from wenze.crash_points import reached
from wenze.errors import Transient
from wenze.journal.command import Command
from wenze.journal.executor import History
from wenze.journal.store import AggregateStore

log = logging.getLogger(__name__)

ACTOR: Final = "notifier"
LISTED: Final = 1_000
"""How many due notices are taken from the list at a time."""
LOOK_WHEN_BUSY: Final = timedelta(seconds=30)
"""How often the list is asked while there are notices in the tray."""
LONGEST_WAIT: Final = timedelta(seconds=4)
"""How long a letter gives way to the preparing of others: lists wait longer, and are written once for both."""
GATHERED_FOR: Final = timedelta(milliseconds=100)
"""How long a letter waits for others, unless there are many: one at a time costs the database several times as much."""
MANY: Final = 100
"""So many waiting letters go before lists."""
SET_ASIDE_FOR: Final = timedelta(minutes=1)
"""How long one that cannot be read is left alone."""

Attempted = Callable[[str, Literal["delivered", "failed", "retried"]], None]
"""Is told the channel of each attempt and what came of it."""


@dataclass(frozen=True, slots=True)
class Lane:
    """Letters by mail and letters for the outbox folder are delivered apart: a server that hangs stops no paper.

    `batch` is how many letters one replica sends at a time.
    """

    by_mail: bool
    batch: int

    @property
    def name(self) -> str:
        """What its claims are for."""
        return "mail" if self.by_mail else "outbox"


MAIL: Final = Lane(by_mail=True, batch=25)
"""A mail server admits few connections."""
OUTBOX: Final = Lane(by_mail=False, batch=250)


@dataclass(frozen=True, slots=True)
class DeliveryPolicy:
    """`lease` is how long a claim holds that nobody renews: what a killed replica was sending, another sends then.

    `pause` is between looking for what was left behind, and for due notices when none were handed over.
    """

    schedule: AttemptSchedule
    lease: timedelta
    pause: timedelta


@dataclass(slots=True)
class _Round:
    """Something that is done now and then."""

    begun_at: datetime | None = None

    def begin(self, now: datetime) -> None:
        self.begun_at = now

    def is_over(self, now: datetime, lasts: timedelta) -> bool:
        """Whether it is time for the next one: at the start, and when the clock was set back."""
        return self.begun_at is None or now < self.begun_at or now - self.begun_at >= lasts


@dataclass(frozen=True, slots=True)
class _Attempt:
    """What an attempt came to, and the command that records it."""

    channel: str
    failure: DeliveryFailed | None
    record: Command[Notice, NoticeEvent]


class Turns(Protocol):
    """Who goes before whom in this process; see wenze.bus.precedence."""

    def taken(self) -> AbstractContextManager[None]: ...
    async def give_way(self, longest: float) -> None: ...


Histories = dict[str, History[Notice]]
"""By the notice's stream."""


class DeliverNotices:
    """Delivers the notices of one lane: those in the tray, and those that the list says are due.

    A claim is renewed while its batch goes on, and given back once its attempts are recorded and published. One that
    runs out was left by a crash or a long pause: whoever takes it over sends what the journal still calls due, as the
    same transmission, and publishes the rest again; its former holder sends nothing any more.
    """

    def __init__(
        self,
        *,
        lane: Lane,
        tray: Tray,
        notices: AggregateStore[Notice, NoticeEvent],
        due: DueNotices,
        claims: Claims,
        post_office: PostOffice,
        policy: DeliveryPolicy,
        clock: Clock,
        attempted: Attempted,
        preparing: Turns,
        listing: Turns,
    ) -> None:
        self._lane = lane
        self._tray = tray
        self._notices = notices
        self._due = due
        self._claims = claims
        self._post_office = post_office
        self._policy = policy
        self._clock = clock
        self._attempted = attempted
        self._preparing = preparing
        self._listing = listing
        self._took_over = _Round()
        self._listed = _Round()

    async def run(self) -> None:
        """Deliver what is due, again and again until cancelled. Raises: Transient.

        A batch under way is brought to its end first: an orderly stop leaves no letter sent but not recorded.
        """
        while True:
            await self._give_way()
            if not await _to_its_end(self._batch_in_turn()):
                await self._tray.holds(1, self._policy.pause.total_seconds())

    async def _give_way(self) -> None:
        """To letters that come close behind and to the preparing of notices, until the first letter has waited long
        enough."""
        if due_at := self._tray.first_due_at():
            await self._tray.holds(MANY, self._left_of(GATHERED_FOR, due_at))
            await self._preparing.give_way(self._left_of(LONGEST_WAIT, due_at))

    def _left_of(self, wait: timedelta, since: datetime) -> float:
        return (since + wait - self._clock.now()).total_seconds()

    async def _batch_in_turn(self) -> int:
        if len(self._tray) < MANY:
            return await self.deliver_batch()
        with self._listing.taken():
            return await self.deliver_batch()

    async def deliver_batch(self) -> int:
        """Try each of at most a batch of due notices once; answer how many were claimed. Raises: Transient."""
        now = self._clock.now()
        if self._took_over.is_over(now, self._policy.pause):
            if left_behind := await self._claims.take_over(self._lane.name, now, now + self._policy.lease):
                return await self._deliver([left_behind], {}, left_behind=True)
            self._took_over.begin(now)
        if self._listed.is_over(now, LOOK_WHEN_BUSY if len(self._tray) else self._policy.pause):
            self._tray.put(await self._due.due(by_mail=self._lane.by_mail, now=now, limit=LISTED))
            self._listed.begin(now)
        until = self._clock.now() + self._policy.lease
        taken = self._tray.take(self._lane.batch)
        claims = await self._claims.take(list(taken), self._lane.name, until)
        return await self._deliver(claims, taken, left_behind=False)

    async def _deliver(self, claims: Sequence[Claim], taken: Taken, *, left_behind: bool) -> int:
        if not claims:
            return 0
        reached("delivery-claimed")
        async with kept(claims, self._claims, self._policy.lease, self._clock) as held:
            unreadable = await self._deliver_held(held, taken, left_behind=left_behind)
        await self._set_aside(unreadable)
        return len(held.things)

    async def _deliver_held(self, held: KeptClaims, taken: Taken, *, left_behind: bool) -> Sequence[str]:
        """Answers those that could not be read."""
        histories = await self._current(held.things, taken)
        histories |= await self._histories([each for each in held.things if self._stream(each) not in histories])
        due, others = self._split(histories.values())
        attempts = [each for each in await asyncio.gather(*(self._attempt(one, held) for one in due)) if each]
        if attempts:
            reached("delivery-sent")
        await self._record(attempts, histories)
        if attempts:
            reached("delivery-recorded")
        if left_behind:
            await self._publish_again(others, histories)
        return [each for each in held.things if self._stream(each) not in histories]

    async def _current(self, claimed: Sequence[str], taken: Taken) -> Histories:
        """What is remembered of the claimed, unless another replica was at it before the claim. Raises: Transient."""
        remembered = {self._stream(each): history for each in claimed if (history := taken.get(each))}
        return await self._notices.current(remembered)

    async def _histories(self, notice_ids: Sequence[str]) -> Histories:
        """The histories that can be read: the others must not wait for one that cannot. Raises: Transient."""
        streams = [self._stream(notice_id) for notice_id in notice_ids]
        try:
            return await self._notices.load_many(streams)
        except Transient:
            raise
        except Exception:  # noqa: BLE001 - which of them it was is found out one by one, and logged
            return {stream: history for stream in streams for history in await self._readable(stream)}

    async def _readable(self, stream: str) -> Iterable[History[Notice]]:
        try:
            return (await self._notices.load_many([stream])).values()
        except Transient:
            raise
        except Exception:
            log.exception("%s cannot be read and is not delivered", stream)
            return ()

    async def _set_aside(self, unreadable: Sequence[str]) -> None:
        """What cannot be read is claimed until it is tried once more: the list would name it again and again."""
        await self._claims.take(unreadable, self._lane.name, self._clock.now() + SET_ASIDE_FOR)

    def _split(self, histories: Iterable[History[Notice]]) -> tuple[list[History[Notice]], list[History[Notice]]]:
        """Those that are due and those that are not: whoever named them may lag behind the journal."""
        due: list[History[Notice]] = []
        others: list[History[Notice]] = []
        for history in histories:
            (due if self._is_due(history.state) else others).append(history)
        return due, others

    def _stream(self, notice_id: str) -> str:
        return self._notices.stream(notice_id)

    def _is_due(self, notice: Notice | None) -> bool:
        if notice is None or notice.state is not NoticeState.DUE or notice.next_attempt_at is None:
            return False
        return notice.next_attempt_at <= self._clock.now()

    async def _attempt(self, history: History[Notice], held: KeptClaims) -> _Attempt | None:
        """None where this process was stopped for so long that another replica may be sending the letter."""
        notice = _state_of(history)
        if not held.hold(notice.reference.notice_id):
            log.warning("the claim of %s ran out before it was sent", notice.reference.notice_id)
            return None
        channel, failure = await self._post_office.send(notice)
        attempt = notice.attempts + 1
        return _Attempt(channel, failure, self._command(history, attempt, self._decide(attempt, channel, failure)))

    def _command(self, history: History[Notice], attempt: int, decide: Decide) -> Command[Notice, NoticeEvent]:
        return follow_up(history.commits[0], f"attempt:{attempt}", decide, ACTOR, self._clock.today())

    async def _record(self, attempts: Sequence[_Attempt], histories: Histories) -> None:
        """The claim brings the attempts here again after a crash, as a message does: no commit is marked pending."""
        outcomes = await self._notices.on_messages([attempt.record for attempt in attempts], known=histories)
        for attempt, outcome in zip(attempts, outcomes, strict=True):
            self._attempted(attempt.channel, _result(attempt.failure, outcome.state))

    async def _publish_again(self, settled: Sequence[History[Notice]], histories: Histories) -> None:
        """The attempts were recorded before the crash; whether they were published nobody knows."""
        tried = [history for history in settled if _state_of(history).attempts]
        commands = [self._command(history, _state_of(history).attempts, _nothing) for history in tried]
        await self._notices.on_messages(commands, known=histories)

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


def _state_of(history: History[Notice]) -> Notice:
    if history.state is None:
        raise TypeError("a notice's history has no state")
    return history.state


def _nothing(_: Notice | None) -> Sequence[NoticeEvent]:
    return ()


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
