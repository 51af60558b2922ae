"""The real brokers and the real database of the stack, as tests of other packages use them."""

from uuid import uuid4

import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from pymongo import AsyncMongoClient

from embedded_stack import EmbeddedSettings, EmbeddedStack, infrastructure
from embedded_stack.readiness import answers
from embedded_stack.testing import EmbeddedInfrastructure

pytestmark = pytest.mark.embedded


async def create(bootstrap: str, topic: str) -> None:
    client = AIOKafkaAdminClient(bootstrap_servers=bootstrap)
    await client.start()
    try:
        await client.create_topics([NewTopic(topic, 1, 1)])
    finally:
        await client.close()


async def publish(bootstrap: str, topic: str, value: bytes) -> None:
    async with AIOKafkaProducer(bootstrap_servers=bootstrap, enable_idempotence=False) as producer:
        await producer.send_and_wait(topic, value)


async def first_message(bootstrap: str, topic: str) -> bytes | None:
    async with AIOKafkaConsumer(topic, bootstrap_servers=bootstrap, auto_offset_reset="earliest") as consumer:
        return (await consumer.getone()).value


async def topics(bootstrap: str) -> set[str]:
    client = AIOKafkaAdminClient(bootstrap_servers=bootstrap)
    await client.start()
    try:
        return set(await client.list_topics())
    finally:
        await client.close()


async def test_a_message_travels_through_the_broker(embedded_infrastructure: EmbeddedInfrastructure) -> None:
    topic = f"topic-{uuid4()}"
    bootstrap = embedded_infrastructure.kafka_bootstrap
    await create(bootstrap, topic)
    await publish(bootstrap, topic, b"hello")
    assert await first_message(bootstrap, topic) == b"hello"


async def test_an_acknowledged_document_survives_a_killed_database(settings: EmbeddedSettings) -> None:
    async with (
        EmbeddedStack(settings, infrastructure(settings)) as stack,
        AsyncMongoClient(settings.mongo_address, retryWrites=False) as client,
    ):
        await client.office.documents.insert_one({"_id": 1})
        await stack.kill("database")
        assert not await answers("database", settings.mongo_address)
        await stack.restart("database")
        assert await client.office.documents.find_one({}) == {"_id": 1}


async def test_transactions_work_on_the_embedded_database(embedded_database_url: str) -> None:
    name = f"database-{uuid4()}"
    async with AsyncMongoClient(embedded_database_url, retryWrites=False) as client:
        async with client.start_session() as session:
            await session.start_transaction()
            await client[name].documents.insert_one({"_id": 1}, session=session)
            await session.abort_transaction()
        assert await client[name].documents.count_documents({}) == 0


async def test_a_restarted_broker_answers_on_its_port_and_only_the_embedded_one_has_forgotten_its_topics(
    stack_settings: EmbeddedSettings,
) -> None:
    bootstrap = stack_settings.kafka_address
    brokers = [component for component in infrastructure(stack_settings) if component.kind == "broker"]
    async with EmbeddedStack(stack_settings, brokers) as stack:
        await create(bootstrap, "topic")
        await publish(bootstrap, "topic", b"hello")
        await stack.kill("broker")
        assert not await answers("broker", bootstrap)
        await stack.restart("broker")
        if stack_settings.broker == "embedded":
            assert "topic" not in await topics(bootstrap)
        else:
            assert await first_message(bootstrap, "topic") == b"hello"
