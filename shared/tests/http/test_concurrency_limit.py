"""A service that has its hands full says so at once, and takes work again as soon as it has a hand free."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest
from fastapi import FastAPI

from wenze.telemetry import Metrics
from wenze.telemetry.metric_table import HTTP_REQUESTS

MAXIMUM_REQUESTS = 3


class SlowDatabase:
    """Keeps whoever asks it waiting until it is told to answer."""

    def __init__(self, served: FastAPI) -> None:
        self.asked = 0
        self._answers = asyncio.Event()
        self._all_ask = asyncio.Event()
        served.get("/v1/slow")(self._answer)

    async def _answer(self) -> None:
        self.asked += 1
        if self.asked == MAXIMUM_REQUESTS:
            self._all_ask.set()
        await self._answers.wait()

    @asynccontextmanager
    async def keeping_all_waiting(self, client: httpx.AsyncClient) -> AsyncIterator[None]:
        """As many requests as there may be are under way."""
        waiting = [asyncio.create_task(client.get("/v1/slow")) for _ in range(MAXIMUM_REQUESTS)]
        await asyncio.wait_for(self._all_ask.wait(), 5)
        yield
        self._answers.set()
        assert [answer.status_code for answer in await asyncio.gather(*waiting)] == [200] * MAXIMUM_REQUESTS


@pytest.fixture
def database(served: FastAPI) -> SlowDatabase:
    return SlowDatabase(served)


async def test_beyond_the_limit_a_request_is_refused_with_when_to_come_again(
    client: httpx.AsyncClient, database: SlowDatabase
):
    async with database.keeping_all_waiting(client):
        answer = await client.get("/v1/slow")

    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "1"
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.json()["type"] == "urn:wenze:problem:busy"
    assert "请稍后用同一编号" in answer.json()["detail"]
    assert database.asked == MAXIMUM_REQUESTS


async def test_once_the_others_are_answered_requests_are_taken_again(client: httpx.AsyncClient, database: SlowDatabase):
    async with database.keeping_all_waiting(client):
        pass

    assert (await client.get("/v1/slow")).status_code == 200


async def test_a_request_that_fails_leaves_its_place(client: httpx.AsyncClient):
    for _ in range(2 * MAXIMUM_REQUESTS):
        assert (await client.get("/v1/failing/unexpected")).status_code == 500


@pytest.mark.parametrize("page", ["/livez", "/readyz", "/metrics"])
async def test_a_busy_service_still_answers_probes(client: httpx.AsyncClient, database: SlowDatabase, page: str):
    async with database.keeping_all_waiting(client):
        assert (await client.get(page)).status_code == 200


async def test_refusals_are_measured_though_nobody_looked_what_they_asked_for(
    client: httpx.AsyncClient, database: SlowDatabase, metrics: Metrics
):
    async with database.keeping_all_waiting(client):
        await client.get("/v1/slow")

    assert metrics.value(HTTP_REQUESTS, route="unmatched", method="GET", status_code="503") == 1
