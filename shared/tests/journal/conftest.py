"""Journals to test: the fake and the real one, each empty, each by itself and behind what gathers."""

from collections.abc import AsyncGenerator
from uuid import uuid4

import pytest

from wenze.journal.gathered import GatheredJournal
from wenze.journal.memory import InMemoryJournal
from wenze.journal.port import Journal
from wenze.mongo.database import Mongo
from wenze.mongo.journal import MongoJournal


@pytest.fixture(params=["memory", pytest.param("mongodb", marks=pytest.mark.embedded)])
def mongo_url(request: pytest.FixtureRequest) -> str | None:
    """Where the database is, or None for the fake: only who asks for the database waits for its start."""
    return request.getfixturevalue("embedded_database_url") if request.param == "mongodb" else None


@pytest.fixture
async def stored(mongo_url: str | None) -> AsyncGenerator[Journal]:
    if mongo_url is None:
        yield InMemoryJournal()
        return
    mongo = Mongo(mongo_url, f"journal_{uuid4().hex}", retry_writes=False, timeout_ms=5_000)
    journal = MongoJournal(mongo.database)
    await journal.prepare()
    yield journal
    mongo.close()


@pytest.fixture(params=["by-itself", "gathered"])
def journal(request: pytest.FixtureRequest, stored: Journal) -> Journal:
    return GatheredJournal(stored) if request.param == "gathered" else stored
