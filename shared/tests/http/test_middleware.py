import httpx
import pytest
import structlog
from starlette.types import Message, Receive, Scope, Send
from structlog.testing import capture_logs

from wenze.http.unexpected import UnexpectedErrorMiddleware
from wenze.telemetry import Metrics
from wenze.telemetry.metric_table import DEPENDENCY_READY, HTTP_REQUESTS


async def test_the_callers_correlation_id_is_kept(client: httpx.AsyncClient):
    answer = await client.get("/v1/failing/correlation", headers={"X-Correlation-Id": "case-7:a.b_c"})

    assert answer.json() == "case-7:a.b_c"
    assert answer.headers["X-Correlation-Id"] == "case-7:a.b_c"


async def test_a_request_without_a_correlation_id_gets_one(client: httpx.AsyncClient):
    first, second = [await client.get("/v1/failing/correlation") for _ in range(2)]

    assert first.json() == first.headers["X-Correlation-Id"]
    assert first.json() != second.json()


@pytest.mark.parametrize("offered", ["13800000000", "430602199001010010", "a b", "x" * 65, "张三", 'a"b'])
async def test_a_correlation_id_that_could_do_harm_is_replaced(client: httpx.AsyncClient, offered: str):
    answer = await client.get("/v1/failing/correlation", headers={b"X-Correlation-Id": offered.encode()})

    assert len(answer.json()) == 36


async def test_requests_are_measured_by_their_route(client: httpx.AsyncClient, metrics: Metrics):
    await client.get("/v1/clues/1")
    await client.get("/v1/clues/2")
    await client.post("/v1/clues/7/decision")
    await client.get("/v1/nowhere/13800000000")

    assert metrics.value(HTTP_REQUESTS, route="/v1/clues/{number}", method="GET", status_code="404") == 2
    assert metrics.value(HTTP_REQUESTS, route="/v1/clues/{number}/decision", method="POST", status_code="409") == 1
    assert metrics.value(HTTP_REQUESTS, route="unmatched", method="GET", status_code="404") == 1
    assert 'wenze_http_seconds_count{method="GET",route="/v1/clues/{number}"} 2.0' in metrics.exposition().decode()


async def test_an_unexpected_error_is_measured_and_logged(client: httpx.AsyncClient, metrics: Metrics):
    with capture_logs() as lines:
        await client.get("/v1/failing/unexpected")

    assert metrics.value(HTTP_REQUESTS, route="/v1/failing/unexpected", method="GET", status_code="500") == 1
    assert [line["event"] for line in lines] == ["a request failed unexpectedly", "request answered"]
    assert lines[0]["exc_info"]


async def test_the_access_log_names_the_route_and_neither_path_nor_query_nor_caller(client: httpx.AsyncClient):
    with capture_logs() as lines:
        await client.get("/v1/clues/13800000000?name=张三")

    (line,) = lines
    assert line["route"] == "/v1/clues/{number}"
    assert line["method"] == "GET"
    assert line["status"] == 404
    assert set(line) == {"event", "log_level", "route", "method", "status", "milliseconds"}


async def test_probes_are_logged_quietly(client: httpx.AsyncClient):
    with capture_logs() as lines:
        await client.get("/livez")

    assert [line["log_level"] for line in lines] == ["debug"]


async def test_an_answer_that_had_begun_is_not_begun_again():
    async def fails_halfway(_scope: Scope, _receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        raise RuntimeError("halfway")

    sent: list[str] = []

    async def send(message: Message) -> None:
        sent.append(message["type"])

    async def receive() -> Message:
        return {"type": "http.request"}

    structlog.reset_defaults()
    with capture_logs(), pytest.raises(RuntimeError, match="halfway"):
        await UnexpectedErrorMiddleware(fails_halfway)({"type": "http", "method": "GET"}, receive, send)
    assert sent == ["http.response.start"]


async def test_readiness_is_a_metric(client: httpx.AsyncClient, metrics: Metrics):
    await client.get("/readyz")

    assert metrics.value(DEPENDENCY_READY, dependency="mongodb") == 1
