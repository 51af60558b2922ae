"""Gives every request a correlation id: the caller's, or a new one."""

import re
from typing import Final
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from wenze.telemetry import correlated, gives_someone_away

CORRELATION_HEADER: Final = "X-Correlation-Id"

_USABLE: Final = re.compile(r"[A-Za-z0-9._:-]{1,64}")


class CorrelationMiddleware:
    """Binds the id for all logs and events of the request, and answers it."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        correlation_id = _usable(Headers(scope=scope).get(CORRELATION_HEADER, ""))

        async def send_with_id(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message)[CORRELATION_HEADER] = correlation_id
            await send(message)

        with correlated(correlation_id):
            await self._app(scope, receive, send_with_id)


def _usable(offered: str) -> str:
    """The offered id, unless it could break a log line or carry someone's number onto the bus."""
    return offered if _USABLE.fullmatch(offered) and not gives_someone_away(offered) else str(uuid4())
