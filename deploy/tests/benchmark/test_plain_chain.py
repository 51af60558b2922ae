"""The plain chain on the real broker and database."""

from dataclasses import replace
from uuid import uuid4

import pytest
from motor.motor_asyncio import AsyncIOMotorClient

from benchmark.load import clues
from benchmark.plain_chain import PlainChain
from benchmark.tally import NotReached, Tally
from embedded_stack.testing import EmbeddedInfrastructure
from wenze.bus.connection import producer
from wenze.bus.publisher import KafkaPublisher
from wenze.bus.settings import KafkaSettings
from wenze.bus.topics import create_missing
from wenze.contracts.topics import CLUES

pytestmark = [pytest.mark.embedded, pytest.mark.asyncio(loop_scope="session")]


@pytest.fixture
def publisher(embedded_infrastructure: EmbeddedInfrastructure) -> KafkaPublisher:
    settings = KafkaSettings(bootstrap=embedded_infrastructure.kafka_bootstrap, idempotent=False)
    return KafkaPublisher(lambda: producer(settings, "test"))


async def test_each_hop_appends_and_publishes_its_copies(
    embedded_infrastructure: EmbeddedInfrastructure, publisher: KafkaPublisher
) -> None:
    chain = PlainChain(embedded_infrastructure.kafka_bootstrap, embedded_infrastructure.mongo_url, "test", (1, 2))
    await publisher.start()
    try:
        assert await chain.per_second(publisher, clues(20, "plain")) > 0
    finally:
        await publisher.stop()
    database = AsyncIOMotorClient(embedded_infrastructure.mongo_url)["benchmark_plain"]
    assert await database["journal-plain-test-1"].count_documents({}) == 20
    assert await database["journal-plain-test-2"].count_documents({}) == 40


async def test_what_is_not_seen_in_time_is_told(embedded_infrastructure: EmbeddedInfrastructure) -> None:
    settings = KafkaSettings(bootstrap=embedded_infrastructure.kafka_bootstrap, replication_factor=1)
    silent = replace(CLUES, name=f"clues-{uuid4()}")
    await create_missing(settings, [silent], "test")
    async with Tally(embedded_infrastructure.kafka_bootstrap, (silent.name,)) as tally:
        with pytest.raises(NotReached, match=r"wenze\.clue\.admitted\.v1: 0 of 1 within 0\.1 s"):
            await tally.reached("wenze.clue.admitted.v1", 1, seconds=0.1)
