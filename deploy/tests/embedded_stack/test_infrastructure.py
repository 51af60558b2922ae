"""The real broker and database of the embedded stack, as tests of other packages use them."""

from uuid import uuid4

import pytest
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer
from aiokafka.admin import AIOKafkaAdminClient
from pymongo import AsyncMongoClient

from embedded_stack.readiness import answers
from embedded_stack.testing import EmbeddedInfrastructure

pytestmark = pytest.mark.embedded


async def publish(bootstrap: str, topic: str, value: bytes) -> None:
    async with AIOKafkaProducer(bootstrap_servers=bootstrap, enable_idempotence=False) as producer:
        await producer.send_and_wait(topic, value)


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
    await publish(bootstrap, topic, b"hello")
    async with AIOKafkaConsumer(topic, bootstrap_servers=bootstrap, auto_offset_reset="earliest") as consumer:
        assert (await consumer.getone()).value == b"hello"


async def test_an_acknowledged_document_survives_a_killed_database(
    embedded_infrastructure: EmbeddedInfrastructure,
) -> None:
    name = f"database-{uuid4()}"
    async with AsyncMongoClient(embedded_infrastructure.mongo_url, retryWrites=False) as client:
        await client[name].documents.insert_one({"_id": 1})
        await embedded_infrastructure.stack.kill("database")
        assert not await answers("database", embedded_infrastructure.mongo_url)
        await embedded_infrastructure.stack.restart("database")
        assert await client[name].documents.find_one({}) == {"_id": 1}


async def test_transactions_work_on_the_embedded_database(embedded_infrastructure: EmbeddedInfrastructure) -> None:
    name = f"database-{uuid4()}"
    async with AsyncMongoClient(embedded_infrastructure.mongo_url, retryWrites=False) as client:
        async with client.start_session() as session:
            await session.start_transaction()
            await client[name].documents.insert_one({"_id": 1}, session=session)
            await session.abort_transaction()
        assert await client[name].documents.count_documents({}) == 0


async def test_a_restarted_broker_answers_on_its_port_and_has_forgotten_its_topics(
    embedded_infrastructure: EmbeddedInfrastructure,
) -> None:
    topic = f"topic-{uuid4()}"
    bootstrap = embedded_infrastructure.kafka_bootstrap
    await publish(bootstrap, topic, b"hello")
    assert topic in await topics(bootstrap)
    await embedded_infrastructure.stack.kill("broker")
    assert not await answers("broker", bootstrap)
    await embedded_infrastructure.stack.restart("broker")
    assert topic not in await topics(bootstrap)
