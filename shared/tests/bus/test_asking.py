"""Asking about a topic does not create it: only its keeper does, with its number of partitions. It is done often."""

import asyncio
from typing import Any
from uuid import uuid4

import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.errors import UnknownTopicOrPartitionError

from wenze.bus.connection import admin, client_options
from wenze.bus.settings import KafkaSettings
from wenze.bus.topics import create_missing, missing
from wenze.contracts.clues import ClueHeld
from wenze.contracts.topics import Topic

pytestmark = [pytest.mark.embedded, pytest.mark.timeout(60)]


@pytest.fixture
def settings(embedded_infrastructure: Any) -> KafkaSettings:
    return KafkaSettings(bootstrap=embedded_infrastructure.kafka_bootstrap, replication_factor=1)


def _impatient(settings: KafkaSettings) -> dict[str, Any]:
    return {**client_options(settings), "request_timeout_ms": 300}


@pytest.fixture
def topic() -> Topic:
    return Topic(f"missing-{uuid4()}", (ClueHeld,), "test", ("test",), "测试")


async def test_who_reads_a_topic_that_is_not_there_waits_for_it_and_does_not_create_it(
    settings: KafkaSettings, topic: Topic
):
    consumer = AIOKafkaConsumer(topic.name, **_impatient(settings))
    with pytest.raises(UnknownTopicOrPartitionError):
        await consumer.start()
    await consumer.stop()
    assert topic.name in await missing(settings, [topic], "test")


async def test_who_sends_to_a_topic_that_is_not_there_waits_for_it_and_does_not_create_it(
    settings: KafkaSettings, topic: Topic
):
    async with AIOKafkaProducer(enable_idempotence=False, **_impatient(settings)) as producer:
        with pytest.raises(UnknownTopicOrPartitionError):
            await producer.send(topic.name, b"hello")
    assert topic.name in await missing(settings, [topic], "test")


async def test_who_sends_notices_soon_that_a_topic_has_come_back_with_fewer_partitions(
    settings: KafkaSettings, topic: Topic
):
    await create_missing(settings.model_copy(update={"partitions": 2}), [topic], "test")
    async with AIOKafkaProducer(enable_idempotence=False, **client_options(settings)) as producer:
        assert await producer.partitions_for(topic.name) == {0, 1}
        client = admin(settings, "test")
        await client.start()
        await client.delete_topics([topic.name])
        await client.close()
        await create_missing(settings.model_copy(update={"partitions": 1}), [topic], "test")
        async with asyncio.timeout(30):
            while await producer.partitions_for(topic.name) != {0}:  # noqa: ASYNC110 - its client asks the broker
                await asyncio.sleep(0.05)
