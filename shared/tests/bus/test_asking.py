"""Asking about a topic does not create it: only its keeper does, with its number of partitions."""

from typing import Any
from uuid import uuid4

import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.errors import UnknownTopicOrPartitionError

from wenze.bus.connection import admin, client_options
from wenze.bus.settings import KafkaSettings

pytestmark = [pytest.mark.embedded, pytest.mark.timeout(60)]


@pytest.fixture
def settings(embedded_infrastructure: Any) -> KafkaSettings:
    return KafkaSettings(bootstrap=embedded_infrastructure.kafka_bootstrap)


def _impatient(settings: KafkaSettings) -> dict[str, Any]:
    return {**client_options(settings), "request_timeout_ms": 300}


async def _topics(settings: KafkaSettings) -> list[str]:
    client = admin(settings, "test")
    await client.start()
    try:
        return await client.list_topics()
    finally:
        await client.close()


async def test_who_reads_a_topic_that_is_not_there_waits_for_it_and_does_not_create_it(settings: KafkaSettings):
    topic = f"missing-{uuid4()}"
    consumer = AIOKafkaConsumer(topic, **_impatient(settings))
    with pytest.raises(UnknownTopicOrPartitionError):
        await consumer.start()
    await consumer.stop()
    assert topic not in await _topics(settings)


async def test_who_sends_to_a_topic_that_is_not_there_waits_for_it_and_does_not_create_it(settings: KafkaSettings):
    topic = f"missing-{uuid4()}"
    async with AIOKafkaProducer(enable_idempotence=False, **_impatient(settings)) as producer:
        with pytest.raises(UnknownTopicOrPartitionError):
            await producer.send(topic, b"hello")
    assert topic not in await _topics(settings)
