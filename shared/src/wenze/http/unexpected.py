"""What to do with an error nobody expected: log it whole, tell the caller nothing of it but the request's number."""

import structlog
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from wenze.http.problems import Problem, problem, problem_response
from wenze.telemetry import current_correlation_id

log = structlog.stdlib.get_logger(__name__)


class UnexpectedErrorMiddleware:
    """Answers 500. The framework's own place for this lies outside our middleware, where the number is not known."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        started = False

        async def send_and_note(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self._app(scope, receive, send_and_note)
        except Exception:
            log.exception("a request failed unexpectedly", method=scope["method"])
            if started:
                raise
            await problem_response(_apology())(scope, receive, send)


def _apology() -> Problem:
    return problem(
        500,
        "unexpected",
        "系统出错",
        f"系统出错，本次没有办成。请稍后重试；仍不成功时，请把编号 {current_correlation_id()} 告诉系统管理员。",
    )
