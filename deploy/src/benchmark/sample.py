"""Reads off a service what one of its messages costs: a document of its journal and a record of its topic."""

from typing import Any

import orjson
from aiokafka import AIOKafkaConsumer, ConsumerRecord, TopicPartition
from motor.motor_asyncio import AsyncIOMotorClient

from benchmark.plain_work import PlainWork
from benchmark.stages import Stage
from benchmark.tally import NotReached, kind_of

PATIENCE_MS = 10_000


async def work_like(stage: Stage, bootstrap: str, mongo_url: str) -> PlainWork:
    """The plain work of as much as the service did for a message of this stage. Raises: NotReached."""
    record = await _record(stage, bootstrap)
    headers = {name: value.decode() for name, value in record.headers}
    return PlainWork(
        bootstrap=bootstrap,
        mongo_url=mongo_url,
        database=f"plain_{stage.service}_{stage.produces}".replace(".", "_"),
        source=stage.source.name,
        target=f"plain-{stage.produces}",
        copies=stage.copies,
        document=await _document(stage, mongo_url, headers["ce_subject"]),
        headers=headers,
        body=orjson.loads(record.value or b"{}"),
    )


async def _document(stage: Stage, mongo_url: str, stream: str) -> dict[str, Any]:
    client = AsyncIOMotorClient[dict[str, Any]](mongo_url, tz_aware=True)
    try:
        document = await client[stage.database]["journal"].find_one({"_id": f"{stream}#{stage.version:06}"})
    finally:
        client.close()
    if document is None:
        raise NotReached(f"{stage.service} published {stage.produces} without version {stage.version} of {stream}")
    return document


async def _record(stage: Stage, bootstrap: str) -> "ConsumerRecord[bytes, bytes]":
    consumer = AIOKafkaConsumer(bootstrap_servers=bootstrap, enable_auto_commit=False)
    async with consumer:
        await consumer.topics()
        numbers = consumer.partitions_for_topic(stage.target.name) or ()
        partitions = [TopicPartition(stage.target.name, number) for number in numbers]
        consumer.assign(partitions)
        await consumer.seek_to_beginning(*partitions)
        while batches := await consumer.getmany(timeout_ms=PATIENCE_MS):
            for records in batches.values():
                for record in records:
                    if kind_of(record) == stage.produces:
                        return record
    raise NotReached(f"no {stage.produces} on {stage.target.name}")
