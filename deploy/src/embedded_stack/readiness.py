"""Whether a component answers, asked the way its clients will ask it."""

import asyncio
from collections.abc import Awaitable, Callable

import httpx
from aiokafka.client import AIOKafkaClient
from aiokafka.errors import KafkaError
from pymongo import AsyncMongoClient
from pymongo.errors import PyMongoError

from embedded_stack.components import Kind

_PATIENCE_SECONDS = 3.0


async def answers(kind: Kind, url: str) -> bool:
    """True when the component at this address serves requests now; asks once and waits three seconds at most."""
    try:
        async with asyncio.timeout(_PATIENCE_SECONDS):
            return await _QUESTIONS[kind](url)
    except TimeoutError:
        return False


async def _broker_answers(bootstrap: str) -> bool:
    """Whether this node counts itself among the brokers, which it does once its cluster has let it in."""
    if not await _listens(bootstrap):  # asked first: the client logs an error for every failed connection
        return False
    client = AIOKafkaClient(bootstrap_servers=bootstrap)
    try:
        await client.bootstrap()
        brokers = (await client.fetch_all_metadata()).brokers()
        return bootstrap in {f"{broker.host}:{broker.port}" for broker in brokers}
    except KafkaError:
        return False
    finally:
        await client.close()


async def _listens(address: str) -> bool:
    host, port = address.rsplit(":", 1)
    try:
        _, writer = await asyncio.open_connection(host, int(port))
    except OSError:
        return False
    writer.close()
    return True


async def _database_answers(url: str) -> bool:
    if not await _listens(url.removeprefix("mongodb://")):  # asked first: the driver waits half a second between tries
        return False
    async with AsyncMongoClient[dict[str, object]](url) as client:
        try:
            reply = await client.admin.command("ping")
        except PyMongoError:
            return False
        return reply["ok"] == 1


async def _service_answers(url: str) -> bool:
    async with httpx.AsyncClient(trust_env=False) as client:
        try:
            return (await client.get(f"{url}/readyz")).is_success
        except httpx.TransportError:
            return False


_QUESTIONS: dict[Kind, Callable[[str], Awaitable[bool]]] = {
    "broker": _broker_answers,
    "database": _database_answers,
    "service": _service_answers,
}
