"""Whatever order replicas, pauses and crashes come in: an attempt is recorded once, and what is due gets delivered."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from notifier.adapters.address_book import AddressBook
from notifier.adapters.events import CODEC
from notifier.adapters.notice_documents import NoticeDocuments
from notifier.adapters.publication import messages_of
from notifier.application.deliver_notices import OUTBOX, DeliverNotices, DeliveryPolicy
from notifier.application.ports import Parcel
from notifier.application.post_office import PostOffice
from notifier.application.tray import Tray
from notifier.domain.notice import evolve
from notifier.domain.recipient import Recipient
from notifier.domain.refusal import Refusal
from notifier.domain.schedule import AttemptSchedule
from wenze.bus.precedence import Precedence
from wenze.journal.executor import Executor
from wenze.journal.lease import SoleReplica
from wenze.journal.outbox import Outbox
from wenze.journal.store import AggregateStore

REPLICAS = 3
CLAIM_FOR = timedelta(minutes=2)
RECIPIENTS = (Recipient.UNIT, Recipient.SUBJECT)

TURNS = 9
"""A batch has about as many questions to the outside."""

REPLICA = st.integers(0, REPLICAS - 1)
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("starts a batch"), REPLICA, st.integers(0, TURNS)),
        st.tuples(st.just("goes on"), REPLICA, st.integers(1, TURNS)),
        st.tuples(st.sampled_from(["dies", "is handed the unit's", "is handed the subject's"]), REPLICA, st.just(0)),
        st.tuples(st.sampled_from(["claims run out", "list catches up"]), st.just(0), st.just(0)),
    ),
    min_size=4,
    max_size=20,
)
"""What happens, to which replica, and how many questions to the outside it may ask then."""


class Turns:
    """Lets a replica go one question to the outside at a time. A replica that dies asks none any more."""

    def __init__(self) -> None:
        self._turns = asyncio.Semaphore(0)

    def give(self) -> None:
        self._turns.release()

    def slow(self, outside: Any) -> Any:
        """The same, but each of its methods waits for a turn before it does anything."""
        return _Slow(outside, self._turns.acquire)


class _Slow:
    def __init__(self, outside: Any, turn: Callable[[], Awaitable[Any]]) -> None:
        self._outside = outside
        self._turn = turn

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._outside, name)
        return self._waiting(value) if callable(value) else value

    def _waiting(self, method: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        async def wait_and_ask(*given: Any, **named: Any) -> Any:
            await self._turn()
            return await method(*given, **named)

        return wait_and_ask


class Folder:
    """A channel that takes everything, as often as it comes."""

    name = "outbox"

    def __init__(self) -> None:
        self.sent: list[Parcel] = []

    async def send(self, parcel: Parcel) -> None:
        self.sent.append(parcel)


class World:
    """Replicas over one database and one broker, and what moves them on."""

    def __init__(self, notifier: Any) -> None:
        self.notifier = notifier
        self.folder = Folder()
        self.ran_out = 0
        self._turns = [Turns() for _ in range(REPLICAS)]
        self._trays = [Tray() for _ in range(REPLICAS)]
        self._running: list[asyncio.Task[int] | None] = [None] * REPLICAS

    async def do(self, step: str, replica: int, turns: int) -> None:
        match step:
            case "starts a batch" if not self._is_running(replica):
                courier = self.courier(self._turns[replica].slow, self._trays[replica])
                self._running[replica] = asyncio.create_task(courier.deliver_batch())
            case "dies":
                await self._die(replica)
            case "is handed the unit's":
                self._hand_over(replica, Recipient.UNIT)
            case "is handed the subject's":
                self._hand_over(replica, Recipient.SUBJECT)
            case "claims run out":
                self.ran_out += 1
                self.notifier.clock.advance(CLAIM_FOR)
            case "list catches up":
                await self.notifier.catch_up()
        for _ in range(turns):
            await self._go_on(replica)

    def _hand_over(self, replica: int, recipient: Recipient) -> None:
        """With its history as it was prepared, whatever happened since."""
        for notice, history in self.notifier.told:
            if notice.reference.recipient is recipient:
                self._trays[replica].put_one(notice.reference.notice_id, history)

    async def _go_on(self, replica: int) -> None:
        if self._is_running(replica):
            self._turns[replica].give()
            for _ in range(10):  # until it waits for its next turn
                await asyncio.sleep(0)

    async def settle(self) -> None:
        """All die; later a fresh replica brings everything to its end."""
        for replica in range(REPLICAS):
            await self._die(replica)
        for _ in range(3):
            self.notifier.clock.advance(CLAIM_FOR)
            await self.notifier.catch_up()
            courier = self.courier(lambda outside: outside, Tray())
            while await courier.deliver_batch():
                pass

    def courier(self, slow: Callable[[Any], Any], tray: Tray) -> DeliverNotices:
        """A replica's courier, with a memory of its own; `slow` is between it and everything outside."""
        notifier = self.notifier
        journal = slow(notifier.journal)
        outbox = Outbox(
            journal=journal,
            publisher=slow(notifier.publisher),
            messages_of=messages_of,
            source="test",
            lease=SoleReplica(),
            clock=notifier.clock,
        )
        return DeliverNotices(
            lane=OUTBOX,
            tray=tray,
            notices=AggregateStore("notice", Executor(journal, CODEC, evolve, Refusal, notifier.clock), outbox),
            due=NoticeDocuments(slow(notifier.documents)),
            claims=slow(notifier.claims),
            post_office=PostOffice(AddressBook(), slow(self.folder), None),
            policy=DeliveryPolicy(
                AttemptSchedule(timedelta(minutes=1), timedelta(hours=1), 3), CLAIM_FOR, pause=timedelta(milliseconds=1)
            ),
            clock=notifier.clock,
            attempted=lambda *_: None,
            preparing=Precedence(),
            listing=Precedence(),
        )

    def _is_running(self, replica: int) -> bool:
        task = self._running[replica]
        return task is not None and not task.done()

    async def _die(self, replica: int) -> None:
        task, self._running[replica] = self._running[replica], None
        self._turns[replica], self._trays[replica] = Turns(), Tray()
        if task:
            task.cancel()
            await asyncio.wait([task])
            if not task.cancelled():
                task.result()


@settings(max_examples=200)
@given(steps=STEPS)
def test_in_any_order_of_replicas_pauses_and_crashes_each_notice_is_delivered_and_recorded_once(
    new_notifier: Callable[[], Any], steps: list[tuple[str, int, int]]
) -> None:
    asyncio.run(_in_that_order(World(new_notifier()), steps))


async def _in_that_order(world: World, steps: list[tuple[str, int, int]]) -> None:
    notifier = world.notifier
    await notifier.prepared()
    for step in steps:
        await world.do(*step)
    before_the_last_deaths = world.folder.sent.copy()
    await world.settle()
    for recipient in RECIPIENTS:
        own = notifier.id_of(recipient)
        names = [type(event).__name__ for event in await notifier.events_of(recipient)]
        assert names == ["NoticePrepared", "NoticeDelivered"]
        assert {parcel.transmission for parcel in world.folder.sent if parcel.notice_id == own} == {own}
        times = sum(parcel.notice_id == own for parcel in before_the_last_deaths)
        assert times <= 1 + world.ran_out, "it is sent again only when a claim ran out"
    told = {envelope.id: envelope.message for envelope in notifier.publisher.published}
    assert len(told) == 4, "each event is told, and always as the same message"
