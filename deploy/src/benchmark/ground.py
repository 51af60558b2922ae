"""A broker and a database of their own, where services and plain hops are let loose on messages that wait there."""

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from aiokafka.admin import AIOKafkaAdminClient, NewTopic

from benchmark.plain_hops import plain_hops
from benchmark.plain_work import PlainWork
from benchmark.sample import work_like
from benchmark.stages import Stage
from embedded_stack import EmbeddedSettings, EmbeddedStack, infrastructure, isolated_settings, services
from embedded_stack.components import SERVICES
from embedded_stack.settings import Broker
from wenze.bus.connection import producer
from wenze.bus.publisher import KafkaPublisher, Record
from wenze.bus.settings import KafkaSettings
from wenze.bus.topics import create_missing, create_missing_dead_letters
from wenze.contracts.topics import TOPICS

Environment = Mapping[str, str]
SERVICE_PORTS = tuple(entry.port_setting for entry in SERVICES)
ONE_AT_A_TIME: Environment = {"WENZE_KAFKA_BATCH_RECORDS": "1"}


@dataclass(frozen=True, slots=True)
class Ground:
    """Where it runs, with all topics there; `folder` keeps the logs and data of what runs on it."""

    settings: EmbeddedSettings
    folder: Path
    publisher: KafkaPublisher
    infrastructure: EmbeddedStack

    @property
    def bootstrap(self) -> str:
        """Where the broker is."""
        return self.settings.kafka_address

    @property
    def session_seconds(self) -> float:
        """How long the broker waits for a sign of life of a reader."""
        return int(services(self.settings)[0].environment["WENZE_KAFKA_SESSION_TIMEOUT_MS"]) / 1_000

    async def send(self, records: Sequence[Record]) -> None:
        """Have them wait. Raises: Transient."""
        await self.publisher.send(records)

    def running(self, names: Sequence[str], environment: Environment, replica: int = 1) -> EmbeddedStack:
        """Those services as processes of their own; another replica of them is another stack."""
        folder = self.folder / f"{'-'.join(names)}-{replica}"
        elsewhere = isolated_settings(folder) if replica > 1 else self.settings
        places = {name: getattr(elsewhere, name) for name in SERVICE_PORTS}
        own = self.settings.model_copy(update={"data_folder": folder, **places})
        chosen = [replace(each, environment={**each.environment, **environment}) for each in services(own)]
        return EmbeddedStack(own, [each for each in chosen if each.name in names])

    async def work_like(self, stage: Stage) -> PlainWork:
        """What the stage's service did for one of its messages. Raises: NotReached."""
        return await work_like(stage, self.bootstrap, self.settings.mongo_address)

    @asynccontextmanager
    async def hops(self, works: Sequence[PlainWork]) -> AsyncGenerator[None]:
        """Plain hops that do these works here."""
        here = [replace(work, bootstrap=self.bootstrap, mongo_url=self.settings.mongo_address) for work in works]
        await self.create({name for work in here for name in (work.source, work.target)})
        async with plain_hops(here, self.folder):
            yield

    async def create(self, topics: set[str]) -> None:
        """Those of the topics that are missing."""
        admin = AIOKafkaAdminClient(bootstrap_servers=self.bootstrap)
        await admin.start()
        try:
            absent = topics - set(await admin.list_topics())
            await admin.create_topics([NewTopic(name, TOPICS[0].partitions, 1) for name in absent])
        finally:
            await admin.close()


@asynccontextmanager
async def new_ground(
    folder: Path, broker: Broker = "embedded", partitions: int | None = None
) -> AsyncGenerator[Ground]:
    """Broker and database in this folder; the topics have so many partitions, or as many as their table says.

    Raises: StackRefusedError, ComponentFailedError, Transient.
    """
    settings = isolated_settings(folder / "infrastructure", broker)
    bus = KafkaSettings(
        bootstrap=settings.kafka_address,
        idempotent=settings.idempotent,
        replication_factor=1,
        partitions=partitions,
    )
    publisher = KafkaPublisher(lambda: producer(bus, "benchmark"))
    async with EmbeddedStack(settings, infrastructure(settings)) as stack:
        await create_missing(bus, TOPICS, "benchmark")
        await create_missing_dead_letters(bus, TOPICS, "benchmark")
        await publisher.start()
        try:
            yield Ground(settings, folder, publisher, stack)
        finally:
            await publisher.stop()
