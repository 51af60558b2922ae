"""Refuses bodies that are too large, before and while they arrive.

The framework's own limit answers in English plain text and cannot be told otherwise.
"""

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from wenze.http.problems import Problem, problem, problem_response
from wenze.http.status_texts import status_text


class BodyTooLarge(HTTPException):
    """The body is longer than the limit."""

    def __init__(self, limit: int) -> None:
        super().__init__(413)
        self.limit = limit

    def problem(self) -> Problem:
        """The document that tells the caller the limit."""
        text = status_text(413)
        return problem(413, text.code, text.title, f"{text.detail}上限为 {_in_words(self.limit)}。")


class BodyLimitMiddleware:
    """Lets at most `limit` bytes of a request's body through."""

    def __init__(self, app: ASGIApp, limit: int) -> None:
        self._app = app
        self._limit = limit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and _announced_length(scope) > self._limit:
            await problem_response(BodyTooLarge(self._limit).problem())(scope, receive, send)
            return
        await self._app(scope, self._counting(receive), send)

    def _counting(self, receive: Receive) -> Receive:
        received = 0

        async def receive_within_limit() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > self._limit:
                raise BodyTooLarge(self._limit)
            return message

        return receive_within_limit


def _announced_length(scope: Scope) -> int:
    written = Headers(scope=scope).get("content-length", "")
    return int(written) if written.isdecimal() else 0


def _in_words(size: int) -> str:
    return f"{size / 1024 / 1024:g} MB" if size >= 1024 * 1024 else f"{size} 字节"
