"""An empty database of its own for each test."""

from collections.abc import AsyncGenerator
from uuid import uuid4

import pytest

from wenze.mongo.database import Database, Mongo


@pytest.fixture
def mongo_url(embedded_database_url: str) -> str:
    return embedded_database_url


@pytest.fixture
async def database(mongo_url: str) -> AsyncGenerator[Database]:
    mongo = Mongo(mongo_url, f"mongo_{uuid4().hex}", retry_writes=False, timeout_ms=5_000)
    yield mongo.database
    mongo.close()
