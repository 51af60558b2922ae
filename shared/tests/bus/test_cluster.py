"""Three nodes of Apache Kafka: losing one stops nothing, losing two loses nothing, and no message is there twice."""

import asyncio
import struct
from collections import Counter
from collections.abc import AsyncGenerator
from functools import partial
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import pytest_asyncio
from aiokafka import AIOKafkaConsumer
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType

from embedded_stack import EmbeddedSettings, EmbeddedStack, infrastructure, isolated_settings
from wenze.bus import publisher as publishing
from wenze.bus.connection import producer
from wenze.bus.publisher import KafkaPublisher, Record
from wenze.bus.settings import KafkaSettings
from wenze.bus.topics import create_missing
from wenze.contracts.topics import Topic
from wenze.errors import Transient

pytestmark = [
    pytest.mark.embedded,
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.timeout(110),
    pytest.mark.xdist_group("apache-kafka"),
]
NO_PRODUCER = -1


class Cluster:
    """Three nodes, a topic of the test's own, and a publisher as the services have it."""

    def __init__(self, stack: EmbeddedStack, settings: EmbeddedSettings) -> None:
        self.stack = stack
        self.kafka = KafkaSettings(bootstrap=settings.kafka_address, create_topics=True, partitions=3)
        self.topic = Topic(f"cluster-{uuid4().hex[:8]}", (), "test", ("test",), "测试")
        self.publisher = KafkaPublisher(partial(producer, self.kafka, "test"))
        self._folder = settings.data_folder

    async def send(self, *values: str) -> None:
        await self.publisher.send([Record(self.topic.name, value.encode(), value.encode(), ()) for value in values])

    async def read(self, number: int) -> Counter[str]:
        """How often each message is in the topic, once so many of them are."""
        found: Counter[str] = Counter()
        bootstrap = self.kafka.bootstrap.split(",")
        async with (
            asyncio.timeout(60),
            AIOKafkaConsumer(self.topic.name, bootstrap_servers=bootstrap, auto_offset_reset="earliest") as consumer,
        ):
            while len(found) < number or await self._more(consumer, found):
                await self._more(consumer, found)
        return found

    async def _more(self, consumer: Any, found: Counter[str]) -> bool:
        batches = await consumer.getmany(timeout_ms=1_000)
        found.update(record.value.decode() for batch in batches.values() for record in batch)
        return bool(batches)

    async def minimum_in_sync(self) -> str:
        client = AIOKafkaAdminClient(bootstrap_servers=self.kafka.bootstrap.split(","))
        await client.start()
        try:
            (answer,) = await client.describe_configs([ConfigResource(ConfigResourceType.TOPIC, self.topic.name)])
        finally:
            await client.close()
        (_, _, _, _, entries) = answer.resources[0]
        return next(entry[1] for entry in entries if entry[0] == "min.insync.replicas")

    def producers(self) -> set[int]:
        """The producer ids of the topic's first batches, as they lie on disk: 43 bytes into a batch (KIP-98)."""
        logs = [log.read_bytes() for log in Path(self._folder).rglob(f"{self.topic.name}-*/*.log")]
        return {struct.unpack_from(">q", log, 43)[0] for log in logs if log}


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def nodes(
    apache_kafka: None, tmp_path_factory: pytest.TempPathFactory
) -> AsyncGenerator[tuple[EmbeddedStack, EmbeddedSettings]]:
    settings = isolated_settings(tmp_path_factory.mktemp("cluster"), broker="apache", broker_nodes=3)
    brokers = [component for component in infrastructure(settings) if component.kind == "broker"]
    async with EmbeddedStack(settings, brokers) as stack:
        yield stack, settings


@pytest_asyncio.fixture(loop_scope="module")
async def cluster(nodes: tuple[EmbeddedStack, EmbeddedSettings]) -> AsyncGenerator[Cluster]:
    cluster = Cluster(*nodes)
    await create_missing(cluster.kafka, [cluster.topic], "test")
    await cluster.publisher.start()
    yield cluster
    await cluster.publisher.stop()


async def test_the_services_settings_reach_the_cluster(cluster: Cluster) -> None:
    await cluster.send("one", "two", "three", "four")
    assert await cluster.minimum_in_sync() == "2"
    assert cluster.producers()
    assert NO_PRODUCER not in cluster.producers()


async def test_when_one_node_is_killed_publishing_goes_on_and_nothing_acknowledged_is_lost(cluster: Cluster) -> None:
    await cluster.send(*(f"before-{number}" for number in range(100)))
    await cluster.stack.kill("broker-2")
    await cluster.send(*(f"during-{number}" for number in range(100)))
    await cluster.stack.restart("broker-2")
    await cluster.send(*(f"after-{number}" for number in range(100)))
    found = await cluster.read(300)
    assert (len(found), set(found.values())) == (300, {1})


async def test_when_two_nodes_are_killed_publishing_waits_and_goes_on_with_each_message_once(cluster: Cluster) -> None:
    await cluster.send(*(f"before-{number}" for number in range(100)))
    await asyncio.gather(cluster.stack.kill("broker-2"), cluster.stack.kill("broker-3"))
    waiting = asyncio.create_task(cluster.send(*(f"during-{number}" for number in range(100))))
    await asyncio.gather(cluster.stack.restart("broker-2"), cluster.stack.restart("broker-3"))
    await waiting
    found = await cluster.read(200)
    assert (len(found), set(found.values())) == (200, {1})


async def test_what_too_few_nodes_could_not_take_in_time_is_told_as_an_outage_and_can_be_sent_again(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    await cluster.send("before")
    monkeypatch.setattr(publishing, "SEND_SECONDS", 2.0)
    await asyncio.gather(cluster.stack.kill("broker-2"), cluster.stack.kill("broker-3"))
    with pytest.raises(Transient):
        await cluster.send("during")
    await asyncio.gather(cluster.stack.restart("broker-2"), cluster.stack.restart("broker-3"))
    monkeypatch.undo()
    await cluster.send("during")
    assert set(await cluster.read(2)) == {"before", "during"}
