"""Waits until a list holds what it is to hold."""

import asyncio
from time import perf_counter
from typing import Any, Final

from motor.motor_asyncio import AsyncIOMotorClient

from benchmark.tally import NotReached

LOOK_SECONDS: Final = 0.02


async def listed(mongo_url: str, database: str, name: str, count: int, seconds: float) -> float:
    """When the collection held so many documents (the process's clock). Raises: NotReached after so many seconds."""
    client = AsyncIOMotorClient[dict[str, Any]](mongo_url)
    try:
        until = perf_counter() + seconds
        while (found := await client[database][name].estimated_document_count()) < count:
            if perf_counter() > until:
                raise NotReached(f"{found} of {count} in {database}.{name} within {seconds:g} s")
            await asyncio.sleep(LOOK_SECONDS)
        return perf_counter()
    finally:
        client.close()
