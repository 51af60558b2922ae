"""A pytest fixture: a real broker and database for tests that need them.

Import it in a `conftest.py`: `from embedded_stack.testing import embedded_infrastructure`.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest
import pytest_asyncio

from embedded_stack.components import infrastructure
from embedded_stack.settings import isolated_settings
from embedded_stack.stack import EmbeddedStack


@dataclass(frozen=True, slots=True)
class EmbeddedInfrastructure:
    """Where broker and database listen; `stack` kills and restarts them (`"broker"`, `"database"`)."""

    kafka_bootstrap: str
    mongo_url: str
    stack: EmbeddedStack


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def embedded_infrastructure(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[EmbeddedInfrastructure]:
    """Broker and database on free ports with a data folder of their own, one pair for each pytest process.

    Shared by the session's tests: use names of your own for topics, groups and databases.
    """
    settings = isolated_settings(tmp_path_factory.mktemp("embedded"))
    async with EmbeddedStack(settings, infrastructure(settings)) as stack:
        yield EmbeddedInfrastructure(settings.kafka_address, settings.mongo_address, stack)
