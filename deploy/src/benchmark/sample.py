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
    stream = headers["ce_subject"]
    document, listed, indexes = await _documents(stage, mongo_url, stream)
    return PlainWork(
        bootstrap=bootstrap,
        mongo_url=mongo_url,
        database=f"plain_{stage.service}_{stage.produces}".replace(".", "_"),
        source=stage.source.name,
        target=f"plain-{stage.produces}",
        copies=stage.copies,
        document=document,
        headers=headers,
        body=orjson.loads(record.value or b"{}"),
        list_document=listed,
        list_indexes=indexes,
    )


Document = dict[str, Any]


async def _documents(
    stage: Stage, mongo_url: str, stream: str
) -> tuple[Document, Document | None, tuple[tuple[str, ...], ...]]:
    """The stream's commit, its document in the stage's list, if that has one, and what the list's indexes are over."""
    client = AsyncIOMotorClient[Document](mongo_url, tz_aware=True)
    try:
        database = client[stage.database]
        document = await database["journal"].find_one({"_id": f"{stream}#{stage.version:06}"})
        if document is None:
            raise NotReached(f"{stage.service} published {stage.produces} without version {stage.version} of {stream}")
        if not stage.listed:
            return document, None, ()
        listed = await database[stage.listed].find_one({"_id": stream.partition(":")[2]})
        if listed is None:
            raise NotReached(f"{stage.service} has {stream} in no list {stage.listed}")
        indexes = (await database[stage.listed].index_information()).values()
    finally:
        client.close()
    fields = (tuple(name for name, _ in index["key"]) for index in indexes)
    return document, listed, tuple(each for each in fields if each != ("_id",))


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
