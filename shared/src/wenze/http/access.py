"""One log line and one measurement for each request. Who asked, from where and with which query is not recorded:
an informant's address or a name in a query must not reach a log."""

from time import perf_counter
from typing import Final

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from wenze.http.routes import RouteTemplates
from wenze.telemetry import Metrics
from wenze.telemetry.metric_table import HTTP_REQUESTS, HTTP_SECONDS

OPERATIONAL: Final = frozenset({"/livez", "/readyz", "/metrics"})

log = structlog.stdlib.get_logger(__name__)


class AccessMiddleware:
    """Measures requests by route, method and status."""

    def __init__(self, app: ASGIApp, metrics: Metrics, templates: RouteTemplates) -> None:
        self._app = app
        self._metrics = metrics
        self._templates = templates

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status = 500
        started = perf_counter()

        async def send_and_note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, send_and_note)
        finally:
            self._record(scope, status, perf_counter() - started)

    def _record(self, scope: Scope, status: int, seconds: float) -> None:
        route, method = self._templates.of(scope), scope["method"]
        self._metrics.count(HTTP_REQUESTS, route=route, method=method, status_code=str(status))
        self._metrics.observe(HTTP_SECONDS, seconds, route=route, method=method)
        write = log.debug if route in OPERATIONAL else log.info
        write("request answered", route=route, method=method, status=status, milliseconds=round(seconds * 1000, 1))
