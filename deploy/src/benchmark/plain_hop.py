"""One hop written by hand, run as a process of its own: read a batch, decode, append, publish, commit offsets.

It appends, lists and publishes documents and records of the same size, number, indexes and durability as the service
beside it, as the documentation of its two libraries shows it. Nothing is decided, checked or hashed.
`python -m benchmark.plain_hop FILE` says `ready` when it has its partitions; the file holds a `PlainWork`.
"""

import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import orjson
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, ConsumerRecord
from motor.motor_asyncio import AsyncIOMotorClient, AsyncIOMotorCollection
from pymongo import IndexModel, WriteConcern

from benchmark.plain_work import PlainWork
from benchmark.tally import aggregate_of
from wenze.mongo.journal import INDEXES

READY: Final = "ready"
BATCH: Final = 500
LIST: Final = "list"

Record = ConsumerRecord[bytes, bytes]


class PlainHop:
    """Appends and publishes for each record of the source."""

    def __init__(
        self,
        consumer: AIOKafkaConsumer,
        producer: AIOKafkaProducer,
        journal: AsyncIOMotorCollection[dict[str, Any]],
        listed: AsyncIOMotorCollection[dict[str, Any]],
        work: PlainWork,
    ) -> None:
        self._consumer = consumer
        self._producer = producer
        self._journal = journal
        self._listed = listed
        self._work = work
        self._headers = [(name, value.encode()) for name, value in work.headers.items()]

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            batches = await self._consumer.getmany(timeout_ms=200, max_records=BATCH)
            records = [record for batch in batches.values() for record in batch]
            if records:
                made = [self._made(record, copy) for record in records for copy in range(self._work.copies)]
                await self._journal.insert_many([document for document, _, _ in made], ordered=False)
                sent = [await self._sent(key, body) for _, key, body in made]
                await asyncio.gather(self._list([(document, key) for document, key, _ in made]), *sent)
                await self._consumer.commit()

    async def _list(self, made: Sequence[tuple[dict[str, Any], bytes | None]]) -> None:
        if self._work.list_document:
            listed = [
                {**self._work.list_document, "_id": aggregate_of(key), "county": document["county"]}
                for document, key in made
            ]
            await self._listed.insert_many(listed, ordered=False)

    async def _sent(self, key: bytes | None, body: bytes) -> asyncio.Future[Any]:
        return await self._producer.send(self._work.target, body, key=key, headers=self._headers)

    def _made(self, record: Record, copy: int) -> tuple[dict[str, Any], bytes | None, bytes]:
        told = orjson.loads(record.value or b"{}")
        stream = f"{record.partition}:{record.offset}:{copy}".rjust(len(self._work.document["stream"]), ":")
        document = {
            **self._work.document,
            "_id": f"{stream}#{self._work.document['version']:06}",
            "stream": stream,
            "county": told["county"],
        }
        return document, record.key, orjson.dumps({**self._work.body, "county": told["county"]})


async def main(file: str) -> None:
    """Runs one hop until the process is ended."""
    work = PlainWork.read(Path(file))
    client = AsyncIOMotorClient[dict[str, Any]](work.mongo_url, retryWrites=False)
    database = client.get_database(work.database, write_concern=WriteConcern(w="majority", j=True))
    await database["journal"].create_indexes(list(INDEXES))
    if work.list_indexes:
        await database[LIST].create_indexes([IndexModel(list(fields)) for fields in work.list_indexes])
    consumer = AIOKafkaConsumer(
        work.source,
        bootstrap_servers=work.bootstrap,
        group_id=work.database,
        enable_auto_commit=False,
        auto_offset_reset="earliest",
        fetch_max_wait_ms=20,
        session_timeout_ms=3_000,
        heartbeat_interval_ms=1_000,
    )
    producer = AIOKafkaProducer(bootstrap_servers=work.bootstrap, acks="all", max_batch_size=128 * 1024)
    async with consumer, producer:  # the consumer has its partitions once it has started
        sys.stdout.write(f"{READY}\n")
        sys.stdout.flush()
        await PlainHop(consumer, producer, database["journal"], database[LIST], work).run()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
