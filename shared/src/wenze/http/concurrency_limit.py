"""Refuses requests while as many as the service may hold are under way: what waits for a slow database is bounded."""

from typing import Final

from starlette.types import ASGIApp, Receive, Scope, Send

from wenze.http.access import OPERATIONAL
from wenze.http.problems import Problem, problem, problem_response

RETRY_AFTER_SECONDS: Final = 1


class ConcurrencyLimitMiddleware:
    """Lets at most `limit` requests through at a time, before anything of their bodies is read. Probes always pass."""

    def __init__(self, app: ASGIApp, limit: int) -> None:
        self._app = app
        self._limit = limit
        self._under_way = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["path"] in OPERATIONAL:
            await self._app(scope, receive, send)
        elif self._under_way >= self._limit:
            refusal = problem_response(_busy(), {"Retry-After": str(RETRY_AFTER_SECONDS)})
            await refusal(scope, receive, send)
        else:
            await self._counted(scope, receive, send)

    async def _counted(self, scope: Scope, receive: Receive, send: Send) -> None:
        self._under_way += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._under_way -= 1


def _busy() -> Problem:
    text = "正在办理的请求已满，本次没有受理，也没有留下记录；请稍后用同一编号（Idempotency-Key）重新提交。"
    return problem(503, "busy", "系统繁忙", text)
