"""A pytest plugin: real brokers and a real database for tests that need them, as processes of their own.

A test that asks for `embedded_infrastructure`, `stack_settings` or `broker_kind` runs twice: on the embedded broker and
on Apache Kafka. Where Java or Maven is missing the second run is skipped, which the summary says in a line; with
`WENZE_TESTS_REQUIRE_APACHE_KAFKA` set it fails.
"""

import os
from collections.abc import AsyncIterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
import pytest_asyncio

from embedded_stack.apache_kafka import artefacts
from embedded_stack.components import infrastructure
from embedded_stack.errors import StackRefusedError
from embedded_stack.settings import Broker, EmbeddedSettings, isolated_settings
from embedded_stack.stack import EmbeddedStack

REQUIRED: Final = "WENZE_TESTS_REQUIRE_APACHE_KAFKA"
_MISSING: Final = "Apache Kafka cannot run here"
# One worker runs all that needs it, so that a small machine carries one at a time.
_APACHE: Final = pytest.param("apache", marks=pytest.mark.xdist_group("apache-kafka"))


@dataclass(frozen=True, slots=True)
class EmbeddedInfrastructure:
    """Where broker and database listen; `stack` kills and restarts them (`"broker"`, `"database"`). `idempotent`:
    the broker offers an idempotent producer."""

    kafka_bootstrap: str
    mongo_url: str
    idempotent: bool
    stack: EmbeddedStack


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Both brokers for every test that needs one."""
    if "broker_kind" in metafunc.fixturenames:
        metafunc.parametrize("broker_kind", ["embedded", _APACHE], indirect=True, scope="session")


@pytest.fixture(scope="session")
def broker_kind(request: pytest.FixtureRequest) -> Broker:
    """The broker that the test runs on."""
    if request.param == "apache":
        _require_apache_kafka()
    return request.param


def _require_apache_kafka() -> None:
    if reason := _missing():
        if os.environ.get(REQUIRED):
            pytest.fail(f"{_MISSING}: {reason}")
        pytest.skip(f"{_MISSING}: {reason}")


@pytest.fixture(scope="session")
def apache_kafka() -> None:
    """For tests that Apache Kafka alone can serve: skipped or failed where it cannot run."""
    _require_apache_kafka()


@pytest.fixture
def stack_settings(broker_kind: Broker, tmp_path: Path) -> EmbeddedSettings:
    """For a stack of the test's own."""
    return isolated_settings(tmp_path / "stack", broker=broker_kind)


@pytest.fixture
def embedded_infrastructure(request: pytest.FixtureRequest, broker_kind: Broker) -> EmbeddedInfrastructure:
    """Broker and database on free ports with a data folder of their own, one pair of each kind in a pytest process.

    Shared by the session's tests: use names of your own for topics, groups and databases.
    """
    return request.getfixturevalue(f"_on_{broker_kind}_broker")


@pytest.fixture
def embedded_database_url(_on_embedded_broker: EmbeddedInfrastructure) -> str:
    """The database alone, for tests that need no broker; shared like `embedded_infrastructure`."""
    return _on_embedded_broker.mongo_url


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def _on_embedded_broker(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[EmbeddedInfrastructure]:
    settings = isolated_settings(tmp_path_factory.mktemp("embedded"))
    async with EmbeddedStack(settings, infrastructure(settings)) as stack:
        yield _listening(settings, stack)


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def _on_apache_broker(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[EmbeddedInfrastructure]:
    settings = isolated_settings(tmp_path_factory.mktemp("apache"), broker="apache")
    async with EmbeddedStack(settings, infrastructure(settings)) as stack:
        yield _listening(settings, stack)


def _listening(settings: EmbeddedSettings, stack: EmbeddedStack) -> EmbeddedInfrastructure:
    return EmbeddedInfrastructure(settings.kafka_address, settings.mongo_address, settings.idempotent, stack)


@cache
def _missing() -> str | None:
    """Why Apache Kafka cannot run here, None when it can; the first time on a machine, Maven downloads it."""
    try:
        artefacts.java()
        artefacts.class_path()
    except StackRefusedError as refusal:
        return str(refusal)
    return None


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """One line when the tests on Apache Kafka were left out."""
    skipped = [each for each in terminalreporter.stats.get("skipped", []) if _MISSING in str(each.longrepr)]
    if skipped:
        reason = str(skipped[0].longrepr[2]).partition(f"{_MISSING}: ")[2]
        terminalreporter.write_line(f"{_MISSING}, {len(skipped)} tests were skipped: {reason}", yellow=True)
