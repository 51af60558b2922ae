"""Waits until a list holds what it is to hold."""

import asyncio
from time import perf_counter
from typing import Any, Final

from motor.motor_asyncio import AsyncIOMotorClient

from benchmark.tally import NotReached, Seen

LOOK_SECONDS: Final = 0.02


async def listed(mongo_url: str, database: str, name: str, seen: Seen, seconds: float) -> float:
    """When the collection held a document for each message that was seen (the process's clock).

    The last ones of the partitions are looked for first: lists are kept in their order, and to count costs the database
    so much that the list would wait for it.
    Raises: NotReached after so many seconds.
    """
    client = AsyncIOMotorClient[dict[str, Any]](mongo_url)
    collection = client[database][name]
    try:
        async with asyncio.timeout(seconds):
            for key in seen.latest.values():
                while not await collection.find_one({"_id": key}, {"_id": 1}):  # noqa: ASYNC110 - another process's
                    await asyncio.sleep(LOOK_SECONDS)
            while await collection.estimated_document_count() < seen.count:  # noqa: ASYNC110 - another process's
                await asyncio.sleep(LOOK_SECONDS)
        return perf_counter()
    except TimeoutError:
        raise NotReached(f"{database}.{name} does not hold all {seen.count} within {seconds:g} s") from None
    finally:
        client.close()
