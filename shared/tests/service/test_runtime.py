"""A whole service on real processes: it waits for its dependencies and outlives them."""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress

import httpx
import pytest
from aiokafka.errors import KafkaConnectionError

from embedded_stack.components import infrastructure
from embedded_stack.settings import EmbeddedSettings
from embedded_stack.stack import EmbeddedStack
from wenze.contracts.topics import CLUES, TOPICS
from wenze.http import Scoping
from wenze.service import runtime
from wenze.service.http import service_application
from wenze.service.runtime import Runtime
from wenze.service.settings import ServiceSettings
from wenze.testing.counter import CODEC, Full, counting, evolve, messages_of
from wenze.testing.embedded import connections

pytestmark = [pytest.mark.embedded, pytest.mark.timeout(110)]


def _settings(stack: EmbeddedSettings) -> ServiceSettings:
    return ServiceSettings.model_validate(
        connections(stack.kafka_address, stack.mongo_address, idempotent=stack.idempotent)
    )


class CounterService:
    """A service that counts, with a list of its counters behind its journal."""

    def __init__(self, stack: EmbeddedSettings) -> None:
        self.runtime = Runtime("clue-intake", _settings(stack), messages_of)
        self.store = self.runtime.aggregates("counter", CODEC, evolve, Full)
        self.list = self.runtime.project(CLUES, self.store, "counters", [], lambda history: {"n": history.state})
        self.application = service_application(
            self.runtime, title="计数", description="测试", routers=[], scoping=Scoping()
        )

    async def is_ready(self) -> bool:
        transport = httpx.ASGITransport(self.application)
        async with httpx.AsyncClient(transport=transport, base_url="http://service") as client:
            return (await client.get("/readyz")).status_code == httpx.codes.OK

    async def listed(self) -> int:
        return (await self.list.page({}, sort="n", skip=0, limit=1))[1]


@asynccontextmanager
async def _running(stack: EmbeddedSettings) -> AsyncGenerator[CounterService]:
    """The service, and for each other topic a service that keeps it."""
    async with AsyncExitStack() as exits:
        service = CounterService(stack)
        await exits.enter_async_context(service.runtime.running(None))
        for keeper in sorted({topic.keeper for topic in TOPICS} - {"clue-intake"}):
            other = Runtime(keeper, _settings(stack), messages_of)
            await exits.enter_async_context(other.running(None))
        yield service


async def _until(holds: Callable[[], Awaitable[bool]], seconds: float = 30) -> None:
    async with asyncio.timeout(seconds):
        while not await holds():  # noqa: ASYNC110 - the condition is another process's state
            await asyncio.sleep(0.05)


async def test_a_service_without_broker_and_database_is_alive_but_not_ready_and_becomes_ready(
    stack_settings: EmbeddedSettings,
):
    stack = stack_settings
    async with _running(stack) as service:
        assert not await service.is_ready()
        async with EmbeddedStack(stack, infrastructure(stack)):
            await _until(service.is_ready)


async def test_what_can_be_read_is_read_though_another_services_topic_is_not_there_yet(
    stack_settings: EmbeddedSettings,
):
    stack = stack_settings
    async with EmbeddedStack(stack, infrastructure(stack)):
        service = CounterService(stack)
        async with service.runtime.running(None):
            await service.store.on_requests([counting("counter:a", "http:1")])

            async def is_listed() -> bool:
                return await service.listed() == 1

            await _until(is_listed)
            assert not await service.is_ready(), "nobody keeps the topic of the cases"


class FailingOnce:
    """A reader that cannot start the first time."""

    def __init__(self) -> None:
        self.starts = 0
        self.started = asyncio.Event()

    async def start(self) -> None:
        self.starts += 1
        if self.starts == 1:
            raise KafkaConnectionError
        self.started.set()

    async def stop(self) -> None:
        self.started.clear()


async def test_a_reader_that_could_not_start_is_started_again_though_another_topic_is_still_missing(
    stack_settings: EmbeddedSettings, monkeypatch: pytest.MonkeyPatch
):
    stack, failing = stack_settings, FailingOnce()
    monkeypatch.setattr(runtime, "reader", lambda *_: failing)
    async with EmbeddedStack(stack, infrastructure(stack)):
        service = CounterService(stack)
        async with service.runtime.running(None), asyncio.timeout(30):
            await failing.started.wait()
            assert not await service.is_ready(), "nobody keeps the topic of the cases"


async def test_what_a_request_did_reaches_the_list_after_the_broker_was_killed_and_lost_its_memory(
    stack_settings: EmbeddedSettings,
):
    stack = stack_settings
    async with EmbeddedStack(stack, infrastructure(stack)) as processes, _running(stack) as service:
        await _until(service.is_ready)
        await service.store.on_requests([counting("counter:before", "http:1")])

        async def one_is_listed() -> bool:
            return await service.listed() == 1

        async def two_are_listed() -> bool:
            return await service.listed() == 2

        await _until(one_is_listed)
        await processes.kill("broker")
        await service.store.on_requests([counting("counter:during", "http:2")])
        await processes.restart("broker")
        await _until(two_are_listed, 60)


async def test_a_request_is_refused_while_the_database_is_killed_and_works_when_it_is_back(
    stack_settings: EmbeddedSettings,
):
    stack = stack_settings
    async with EmbeddedStack(stack, infrastructure(stack)) as processes, _running(stack) as service:
        await _until(service.is_ready)
        await service.store.on_requests([counting("counter:a", "http:1")])
        await processes.kill("database")
        assert not await service.is_ready()
        await processes.restart("database")
        await _until(service.is_ready)
        (repeated,) = await service.store.on_requests([counting("counter:a", "http:1")])
        assert repeated.repeated


async def test_a_service_stops_though_a_library_took_the_cancellation_of_its_background_work_for_its_own(
    stack_settings: EmbeddedSettings,
):
    stack = stack_settings
    at_work = asyncio.Event()

    async def stubborn() -> None:
        at_work.set()
        with suppress(asyncio.CancelledError):
            await asyncio.Event().wait()
        await asyncio.Event().wait()

    async with EmbeddedStack(stack, infrastructure(stack)), asyncio.timeout(60), _running(stack) as service:
        service.runtime.background(stubborn)
        await at_work.wait()
