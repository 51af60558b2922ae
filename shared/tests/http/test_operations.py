import asyncio
from typing import Any

import httpx
import pytest

from wenze.http import application, operations
from wenze.telemetry import EXPOSITION_TYPE, Metrics
from wenze.telemetry.metric_table import DEPENDENCY_READY
from wenze.testing.identity import gate


async def test_a_process_that_answers_is_alive(client: httpx.AsyncClient, dependencies: Any):
    dependencies.out = {"mongodb", "kafka"}

    assert (await client.get("/livez")).status_code == 200


async def test_a_service_whose_dependencies_answer_is_ready(client: httpx.AsyncClient):
    answer = await client.get("/readyz")

    assert answer.status_code == 200
    assert answer.json() == {"status": "ready"}


async def test_a_service_that_is_not_ready_names_what_is_missing(
    client: httpx.AsyncClient, dependencies: Any, metrics: Metrics
):
    dependencies.out = {"kafka"}
    answer = await client.get("/readyz")

    assert answer.status_code == 503
    (error,) = answer.json()["errors"]
    assert error["field"] == "kafka"
    assert "消息总线" in error["message"]
    assert "请系统管理员检查" in error["message"]
    assert "10.0.0.1" not in answer.text
    assert metrics.value(DEPENDENCY_READY, dependency="kafka") == 0
    assert metrics.value(DEPENDENCY_READY, dependency="mongodb") == 1


async def test_a_dependency_that_recovers_makes_the_service_ready_again(client: httpx.AsyncClient, dependencies: Any):
    dependencies.out = {"kafka"}
    await client.get("/readyz")
    dependencies.out = set()

    assert (await client.get("/readyz")).status_code == 200


async def test_a_dependency_that_hangs_is_not_waited_for(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(operations, "CHECK_SECONDS", 0.01)
    hanging = application(
        title="t",
        description="d",
        version="1",
        metrics=Metrics(),
        gate=gate("test"),
        checks={"mongodb": asyncio.Event().wait},  # pyright: ignore[reportArgumentType]
        maximum_body_bytes=1,
        maximum_requests=1,
    )
    async with httpx.AsyncClient(transport=httpx.ASGITransport(hanging), base_url="http://service") as client:
        assert (await client.get("/readyz")).status_code == 503


async def test_metrics_are_exposed(client: httpx.AsyncClient):
    answer = await client.get("/metrics")

    assert answer.headers["content-type"] == EXPOSITION_TYPE
    assert "wenze_journal_commits_appended_total 0.0" in answer.text
