"""The whole service on a real broker and database."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from functools import partial
from typing import Any
from uuid import uuid4

import httpx
import pytest
from asgi_lifespan import LifespanManager

from clue_intake.bootstrap import build
from clue_intake.settings import Settings
from wenze.bus.settings import KafkaSettings
from wenze.bus.topics import create_missing, create_missing_dead_letters
from wenze.contracts.topics import TOPICS
from wenze.testing.embedded import connections
from wenze.testing.identity import bearer

Running = Callable[[str, str], AbstractAsyncContextManager[httpx.AsyncClient]]


async def until(holds: Callable[[], Awaitable[bool]], seconds: float = 30) -> None:
    async with asyncio.timeout(seconds):
        while not await holds():  # noqa: ASYNC110 - the condition is another process's state
            await asyncio.sleep(0.05)


@asynccontextmanager
async def running_service(
    kafka_bootstrap: str, mongo_url: str, *, database: str, idempotent: bool
) -> AsyncGenerator[httpx.AsyncClient]:
    """The service, ready, behind a client."""
    settings = Settings.model_validate(
        {
            **connections(kafka_bootstrap, mongo_url, idempotent=idempotent, database=database),
            "sealing_keys": {"current": "test", "keys": {"test": "AAAAAAAAAAAAAAAAAAAAAA=="}},
            "blind_index_keys": {"current": "test", "keys": {"test": "AQEBAQEBAQEBAQEBAQEBAQ=="}},
        }
    )
    await create_missing(settings.kafka, TOPICS, "test")
    await create_missing_dead_letters(settings.kafka, TOPICS, "test")
    app = build(settings)
    async with LifespanManager(app, shutdown_timeout=60) as manager:
        transport = httpx.ASGITransport(manager.app)
        async with httpx.AsyncClient(transport=transport, base_url="http://service", headers=bearer()) as client:

            async def ready() -> bool:
                return (await client.get("/readyz")).status_code == 200

            await until(ready)
            yield client


@pytest.fixture
def database() -> str:
    """The name of a database of the test's own."""
    return f"clue_intake_{uuid4().hex[:8]}"


@pytest.fixture
def idempotent(broker_kind: str) -> bool:
    return broker_kind == "apache"


@pytest.fixture
def running(database: str, idempotent: bool) -> Running:
    return partial(running_service, database=database, idempotent=idempotent)


@pytest.fixture(name="until")
def until_fixture() -> Any:
    return until


@pytest.fixture
def kafka_settings(idempotent: bool) -> Callable[[str], KafkaSettings]:
    return lambda bootstrap: KafkaSettings.model_validate(connections(bootstrap, "", idempotent=idempotent)["kafka"])
