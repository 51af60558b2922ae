"""One hop of the plain chain, run as a process of its own: read a batch, decode, append, publish, commit offsets.

Nothing is decided, checked or hashed: it is the least that a service on the same broker and database could do.
`python -m benchmark.plain_hop BOOTSTRAP MONGO_URL SOURCE TARGET COPIES` says `ready` when it has its partitions.
"""

import asyncio
import sys
from typing import Any, Final

import orjson
from aiokafka import AIOKafkaConsumer, AIOKafkaProducer, ConsumerRecord
from motor.motor_asyncio import AsyncIOMotorClient, AsyncIOMotorCollection
from pymongo import WriteConcern

READY: Final = "ready"
BATCH: Final = 500


class PlainHop:
    """Appends and publishes `copies` for each record of the source."""

    def __init__(
        self,
        consumer: AIOKafkaConsumer,
        producer: AIOKafkaProducer,
        journal: AsyncIOMotorCollection[dict[str, Any]],
        target: str,
        copies: int,
    ) -> None:
        self._consumer = consumer
        self._producer = producer
        self._journal = journal
        self._target = target
        self._copies = range(copies)

    async def run(self) -> None:
        """Until cancelled."""
        while True:
            batches = await self._consumer.getmany(timeout_ms=200, max_records=BATCH)
            records = [record for batch in batches.values() for record in batch]
            if records:
                await self._journal.insert_many(
                    [document for record in records for document in self._documents(record)], ordered=False
                )
                await asyncio.gather(
                    *[
                        await self._producer.send(self._target, record.value, key=record.key)
                        for record in records
                        for _ in self._copies
                    ]
                )
                await self._consumer.commit()

    def _documents(self, record: "ConsumerRecord[bytes, bytes]") -> list[dict[str, Any]]:
        stream = f"{record.partition}:{record.offset}"
        data = orjson.loads(record.value or b"{}")
        return [
            {"_id": f"{stream}:{copy}", "stream": stream, "cause": str(copy), "version": 1, "data": data}
            for copy in self._copies
        ]


async def main(bootstrap: str, mongo_url: str, source: str, target: str, copies: str) -> None:
    """Runs one hop until the process is ended."""
    journal = AsyncIOMotorClient[dict[str, Any]](mongo_url, retryWrites=False)["benchmark_plain"].get_collection(
        f"journal-{target}", write_concern=WriteConcern(w="majority", j=True)
    )
    await journal.create_index([("stream", 1), ("cause", 1)], unique=True)
    consumer = AIOKafkaConsumer(
        source,
        bootstrap_servers=bootstrap,
        group_id=f"plain-{target}",
        enable_auto_commit=False,
        auto_offset_reset="earliest",
        fetch_max_wait_ms=20,
        session_timeout_ms=3_000,
        heartbeat_interval_ms=1_000,
    )
    producer = AIOKafkaProducer(bootstrap_servers=bootstrap, acks="all", max_batch_size=128 * 1024)
    async with consumer, producer:  # the consumer has its partitions once it has started
        sys.stdout.write(f"{READY}\n")
        sys.stdout.flush()
        await PlainHop(consumer, producer, journal, target, int(copies)).run()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
