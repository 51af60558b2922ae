"""Whether a component answers, asked the way its clients will ask it.

Each client library is loaded when its first component is asked for: by then the components load theirs, so that nobody
waits for it.
"""
# ruff: noqa: PLC0415

import asyncio
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from embedded_stack.components import Kind

_PATIENCE_SECONDS = 3.0


async def answers(kind: Kind, url: str) -> bool:
    """True when the component at this address serves requests now; asks once and waits three seconds at most."""
    try:
        async with asyncio.timeout(_PATIENCE_SECONDS):
            # Asked first: a client takes far longer to find out, and some log an error or wait before they try again.
            return await listens(url) and await _QUESTIONS[kind](url)
    except TimeoutError:
        return False


async def listens(url: str) -> bool:
    """True when something takes connections at this address now."""
    place = urlsplit(url if "//" in url else f"//{url}")
    try:
        _, writer = await asyncio.open_connection(place.hostname, place.port)
    except OSError:
        return False
    writer.close()
    return True


async def _broker_answers(bootstrap: str) -> bool:
    """Whether this node counts itself among the brokers, which it does once its cluster has let it in."""
    from aiokafka.client import AIOKafkaClient
    from aiokafka.errors import KafkaError

    client = AIOKafkaClient(bootstrap_servers=bootstrap)
    try:
        await client.bootstrap()
        brokers = (await client.fetch_all_metadata()).brokers()
        return bootstrap in {f"{broker.host}:{broker.port}" for broker in brokers}
    except KafkaError:
        return False
    finally:
        await client.close()


async def _database_answers(url: str) -> bool:
    from pymongo import AsyncMongoClient
    from pymongo.errors import PyMongoError

    async with AsyncMongoClient[dict[str, object]](url) as client:
        try:
            reply = await client.admin.command("ping")
        except PyMongoError:
            return False
        return reply["ok"] == 1


async def _service_answers(url: str) -> bool:
    import httpx

    # Nothing is encrypted on loopback, and loading certificates would take a fiftieth of a second each time.
    async with httpx.AsyncClient(trust_env=False, verify=False) as client:  # noqa: S501
        try:
            return (await client.get(f"{url}/readyz")).is_success
        except httpx.TransportError:
            return False


_QUESTIONS: dict[Kind, Callable[[str], Awaitable[bool]]] = {
    "broker": _broker_answers,
    "database": _database_answers,
    "service": _service_answers,
}
