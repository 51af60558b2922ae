"""Puts a service together: connections, journal, readers, background work, and their start and stop."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine, Iterable, Sequence
from contextlib import asynccontextmanager
from datetime import timedelta
from functools import partial
from typing import Any, Final, TypeVar
from uuid import uuid4

from wenze.audit import AccessTrail
from wenze.bus.connection import producer
from wenze.bus.consumers import Reader, reader
from wenze.bus.precedence import Precedence, never
from wenze.bus.publisher import KafkaPublisher
from wenze.bus.subscription import Process, Subscription
from wenze.bus.topics import create_missing, create_missing_dead_letters, missing
from wenze.clock import Clock, SystemClock
from wenze.contracts.topics import TOPICS, Topic
from wenze.errors import Transient
from wenze.journal.codec import EventCodec
from wenze.journal.executor import Executor, History
from wenze.journal.gathered import GatheredJournal
from wenze.journal.outbox import Outbox
from wenze.journal.publication import MessagesOf
from wenze.journal.store import AggregateStore
from wenze.mongo.claims import MongoClaims
from wenze.mongo.database import Mongo
from wenze.mongo.journal import MongoJournal
from wenze.mongo.lease import MongoLease
from wenze.mongo.read_model import ReadModel
from wenze.service.ending import ended
from wenze.service.metered_journal import MeteredJournal
from wenze.service.projection import Projection
from wenze.service.settings import ServiceSettings
from wenze.service.watch import ServiceWatch
from wenze.telemetry import Label, Metrics

State = TypeVar("State")
Event = TypeVar("Event")

log = logging.getLogger(__name__)

RETRY_SECONDS: Final = 1.0
FIRST_RETRY_SECONDS: Final = 0.05
KEEP_TOPICS_SECONDS: Final = 2.0
LEASE_DURATION: Final = timedelta(seconds=30)


class Runtime:
    """One service's connections and everything that runs on them. Nothing is connected before `running`."""

    def __init__(self, service: str, settings: ServiceSettings, messages_of: MessagesOf) -> None:
        self.service = service
        self.settings = settings
        self.clock: Clock = SystemClock()
        self.metrics = Metrics()
        self.watch = ServiceWatch(self.metrics)
        self.mongo = Mongo(
            settings.mongo.url,
            settings.mongo.database or f"wenze_{service.replace('-', '_')}",
            retry_writes=settings.mongo.retry_writes,
            timeout_ms=settings.mongo.timeout_ms,
        )
        self.journal = MongoJournal(self.mongo.database)
        self.accesses = MongoJournal(self.mongo.database, "accesses")
        self.trail = AccessTrail(self.accesses, self.clock)
        self._preparations: list[Callable[[], Awaitable[None]]] = [
            self.mongo.ping,
            self.journal.prepare,
            self.accesses.prepare,
        ]
        self._metered = MeteredJournal(GatheredJournal(self.journal), self.metrics)
        self.publisher = KafkaPublisher(partial(producer, settings.kafka, service))
        self.outbox = Outbox(
            journal=self._metered,
            publisher=self.publisher,
            messages_of=messages_of,
            source=service,
            lease=self.lease("outbox-sweep"),
            clock=self.clock,
        )
        self._readers: dict[Reader, Topic] = {}
        self._starting: dict[Reader, asyncio.Task[None]] = {}
        self.readers_first = Precedence()
        self.lists_last = Precedence(ahead=self.readers_first)
        self._urgent = Precedence()
        self._background: list[Callable[[], Awaitable[None]]] = [
            self.outbox.run_fresh,
            self.outbox.run_marks,
            self.outbox.run_sweep,
        ]
        self._started = False
        self._works: list[asyncio.Task[None]] = []
        self.read_models: dict[str, ReadModel] = {}
        self.rebuilds: dict[str, Callable[[], Awaitable[int]]] = {}
        self.repairs: dict[str, Callable[[], Awaitable[int]]] = {}

    def lease(self, name: str, duration: timedelta = LEASE_DURATION) -> MongoLease:
        """A lease that one replica of this service holds at a time."""
        lease = MongoLease(self.mongo.database, name, str(uuid4()), duration, self.clock)
        self._preparations.append(lease.prepare)
        return lease

    def claims(self, name: str) -> MongoClaims:
        """Claims that all replicas of this service share, in a collection whose index is made at the start."""
        claims = MongoClaims(self.mongo.database, name)
        self._preparations.append(claims.prepare)
        return claims

    def aggregates(
        self,
        kind: str,
        codec: EventCodec[Event],
        evolve: Callable[[State | None, Event], State],
        refusals: type[Exception],
        observe: Callable[[Event], None] | None = None,
    ) -> AggregateStore[State, Event]:
        """The store of one kind of aggregate; `observe` is shown each new event, for metrics."""
        executor = Executor(self._metered, codec, evolve, refusals, self.clock)
        return AggregateStore(kind, executor, self.outbox, observe)

    def read_model(self, name: str, indexes: Sequence[Sequence[str]]) -> ReadModel:
        """A read model whose indexes are made at the start."""
        model = self.read_models[name] = ReadModel(self.mongo.database, name, indexes)
        self._preparations.append(model.prepare)
        return model

    def project(
        self,
        topic: Topic,
        store: AggregateStore[State, Any],
        name: str,
        indexes: Sequence[Sequence[str]],
        document_of: Callable[[History[State]], dict[str, Any]],
        *,
        catches_up: bool = True,
    ) -> ReadModel:
        """A read model that follows the service's own topic and can be repaired or rebuilt from the journal.

        Once it is far behind it `catches_up` while the readers' large batches wait, unless its documents change again
        so soon that writing them later saves more.
        """
        documents = self.read_model(name, indexes)
        projection = Projection(store, documents, document_of)
        store.follow(projection.remember)
        is_urgent = projection.is_far_behind if catches_up else never
        self.subscribe(topic, projection.process, purpose=name, can_wait=True, is_urgent=is_urgent)
        self.rebuilds[name] = partial(projection.rebuild, self.journal)
        self.repairs[name] = partial(projection.repair, self.journal)
        return documents

    def subscribe(
        self,
        topic: Topic,
        process: Process,
        *,
        purpose: str = "",
        can_wait: bool = False,
        is_urgent: Callable[[], bool] = never,
    ) -> None:
        """Read a topic in batches. All replicas share the work; each purpose reads the whole topic by itself. Work that
        can wait gives way to the rest for some seconds, unless it is urgent.

        A group reads one topic: readers of several topics in one group can end up rejoining for ever.
        """
        group = f"{self.service}.{purpose or topic.name}"
        self.metrics.admit(Label.GROUP, [group])
        subscription = Subscription(
            topic=topic,
            group=group,
            service=self.service,
            process=process,
            publisher=self.publisher,
            watch=self.watch,
            clock=self.clock,
            precedence=self.lists_last if can_wait else self.readers_first,
            can_wait=can_wait,
            is_urgent=is_urgent,
            urgent=self._urgent,
            batch_records=self.settings.kafka.batch_records,
        )
        self._readers[reader(self.settings.kafka, self.service, subscription)] = topic

    def background(self, run: Callable[[], Awaitable[None]]) -> None:
        """Run this beside the readers until the service stops; it is started again when it fails.

        It may give way to the readers' large batches (`readers_first`), and have lists wait for it (`lists_last`).
        """
        self._background.append(run)

    def checks(self) -> dict[str, Callable[[], Awaitable[None]]]:
        """What must answer for the service to be ready; each raises Transient when it does not."""
        return {"mongodb": self.mongo.ping, "kafka": self.publisher.check, "readers": self._check_readers}

    async def _check_readers(self) -> None:
        if not self._started:
            raise Transient("kafka", "the readers have not started yet")
        self.watch.raise_if_out()

    @asynccontextmanager
    async def running(self, _application: Any) -> AsyncGenerator[None]:
        """The lifespan of the service: HTTP answers at once, the rest starts behind it as dependencies appear."""
        self._work(self._start_and_go_on())
        try:
            yield
        finally:
            await ended(self._works)
            await self._stop_readers()
            await self.publisher.stop()
            self.mongo.close()

    def _work(self, work: Coroutine[Any, Any, None]) -> None:
        self._works.append(asyncio.create_task(work))

    async def _start_and_go_on(self) -> None:
        await self._start()
        for run in self._background:
            self._work(self._restarting(run))
        if self.settings.kafka.create_topics:
            self._work(self._restarting(self._keep_topics))

    async def _start(self) -> None:
        for step in (*self._preparations, self._join):
            await self._until_it_works(step)
        self._started = True
        log.info("%s is ready", self.service)

    async def _join(self) -> None:
        """Start the readers whose topics are there: none waits for a service that keeps another's. Tried again as a
        whole until all are started: a broker that restarts meanwhile may have forgotten its topics."""
        await self.publisher.start()
        if self.settings.kafka.create_topics:
            await self._create_topics()
        absent = await missing(self.settings.kafka, [t for t in TOPICS if t.concerns(self.service)], self.service)
        for each, topic in self._readers.items():
            if each not in self._starting and absent.isdisjoint(topic.names):
                self._starting[each] = asyncio.create_task(each.start())
        starting = self._starting.values()
        await self._started_well([each for each in starting if each.done()] if absent else starting)
        if absent:
            raise Transient("kafka", f"topics are missing: {', '.join(sorted(absent))}")

    async def _started_well(self, starting: Iterable[asyncio.Task[None]]) -> None:
        """Side by side: joining a group takes seconds, mostly of waiting. If one fails, all begin again."""
        try:
            await asyncio.gather(*starting)
        except Exception as failure:
            await self._stop_readers()
            raise Transient("kafka", repr(failure)) from failure

    async def _stop_readers(self) -> None:
        await ended(list(self._starting.values()))
        await asyncio.gather(*(each.stop() for each in self._starting))
        self._starting.clear()

    async def _create_topics(self) -> None:
        """A topic that has to be created anew has forgotten what the journal remembers: publish it again.

        The dead-letter topics are created last: while one is missing, publishing again is still to be done.
        """
        kafka, own = self.settings.kafka, [topic for topic in TOPICS if topic.keeper == self.service]
        if not await missing(kafka, own, self.service):
            return
        await create_missing(kafka, own, self.service)
        if count := await self.outbox.republish():
            log.warning("%s published its journal of %s commits again: the broker had lost it", self.service, count)
        await create_missing_dead_letters(kafka, own, self.service)

    async def _keep_topics(self) -> None:
        """The embedded broker forgets its topics when it restarts."""
        while True:
            await asyncio.sleep(KEEP_TOPICS_SECONDS)
            await self._create_topics()

    async def _until_it_works(self, step: Callable[[], Awaitable[None]]) -> None:
        """What a step waits for is mostly starting as well, so the first pauses are short."""
        pause = FIRST_RETRY_SECONDS
        while True:
            try:
                return await step()
            except Transient as outage:
                log.warning("%s waits for %s", self.service, outage)
            except Exception:
                log.exception("%s could not start and tries again", self.service)
            await asyncio.sleep(pause)
            pause = min(RETRY_SECONDS, 2 * pause)

    async def _restarting(self, run: Callable[[], Awaitable[None]]) -> None:
        while True:
            try:
                await run()
            except Transient as outage:
                log.warning("background work pauses: %s", outage)
            except Exception:
                log.exception("background work failed and is started again")
            await asyncio.sleep(RETRY_SECONDS)
