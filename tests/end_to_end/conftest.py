"""The whole system on real processes, once for all tests of a file."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any
from uuid import uuid4

import httpx
import pytest
import pytest_asyncio

from embedded_stack.settings import Broker, EmbeddedSettings, isolated_settings
from embedded_stack.stack import EmbeddedStack
from wenze.bus.settings import KafkaSettings
from wenze.identity import WHOLE_CITY, Principal
from wenze.testing.identity import BUSINESS

EXAMPLES = "examples"


class Office:
    """Whoever works with the system: over HTTP, as the OpenAPI documents say, with their own examples."""

    def __init__(self, stack: EmbeddedStack, settings: EmbeddedSettings) -> None:
        self.stack = stack
        self.settings = settings
        self.kafka = KafkaSettings(
            bootstrap=settings.kafka_address, idempotent=settings.idempotent, fetch_max_wait_ms=20, replication_factor=1
        )
        self._clients = {
            name: httpx.AsyncClient(base_url=f"http://127.0.0.1:{port}", timeout=10)
            for name, port in {
                "clue-intake": settings.clue_intake_port,
                "case-engine": settings.case_engine_port,
                "personnel": settings.personnel_port,
                "notifier": settings.notifier_port,
            }.items()
        }

    async def close(self) -> None:
        for client in self._clients.values():
            await client.aclose()

    async def get(self, service: str, path: str, **query: Any) -> Any:
        return (await self._clients[service].get(path, params=query, headers=self.badge())).json()

    async def post(
        self, service: str, path: str, *, key: str | None = None, person: str = "tester", **body: Any
    ) -> Any:
        """`body` is what httpx takes: `json=`, `content=`, `files=`."""
        headers = {"Idempotency-Key": key or str(uuid4()), **self.badge(person)}
        return await self._clients[service].post(path, headers=headers, **body)

    def badge(self, person: str = "tester") -> dict[str, str]:
        """The header by which the services know this person, who may be whatever there is to be."""
        principal = Principal(person, frozenset(BUSINESS), frozenset({WHOLE_CITY}))
        return {"Authorization": f"Bearer {self.settings.issuer.token(principal)}"}

    async def example(self, service: str, path: str) -> dict[str, Any]:
        """The first example that the OpenAPI document gives for a POST."""
        document = await self.get(service, "/openapi.json")
        content = document["paths"][path]["post"]["requestBody"]["content"]["application/json"]
        if EXAMPLES in content:
            return next(iter(content[EXAMPLES].values()))["value"]
        schema = document["components"]["schemas"][content["schema"]["$ref"].rsplit("/", 1)[-1]]
        if EXAMPLES in schema:
            return schema[EXAMPLES][0]
        return {name: field[EXAMPLES][0] for name, field in schema["properties"].items() if EXAMPLES in field}


async def until(holds: Callable[[], Awaitable[Any]], seconds: float = 40) -> Any:
    """What the question answers once that is true. Raises: TimeoutError."""
    async with asyncio.timeout(seconds):
        while not (answer := await holds()):  # noqa: ASYNC110 - the condition is another process's state
            await asyncio.sleep(0.05)
        return answer


@asynccontextmanager
async def running_office(folder: Any, broker: Broker) -> AsyncGenerator[Office]:
    settings = isolated_settings(folder, broker)
    async with EmbeddedStack(settings) as stack:
        office = Office(stack, settings)
        try:
            yield office
        finally:
            await office.close()


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def office(tmp_path_factory: pytest.TempPathFactory, broker_kind: Broker) -> AsyncGenerator[Office]:
    async with running_office(tmp_path_factory.mktemp("office"), broker_kind) as office:
        yield office


@pytest.fixture(scope="module", name="until")
def until_fixture() -> Callable[..., Awaitable[Any]]:
    return until
