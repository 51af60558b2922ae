"""`/v1/feeds/{feed}`: what other offices' systems push, signed by Standard Webhooks."""

from typing import Annotated, Any, Final

from fastapi import APIRouter, Path, Request

from clue_intake.adapters.webhooks import NotAnEntry, SignedPushes, entry_of
from clue_intake.application.receive_push import ReceivePush
from clue_intake.entrypoints.http.answers import SubmissionAnswer
from clue_intake.entrypoints.http.examples import PUSHED
from clue_intake.entrypoints.http.problems import in_words
from wenze.http import MalformedRequest

BODY: Final[dict[str, Any]] = {
    "parameters": [
        {"name": name, "in": "header", "required": True, "schema": {"type": "string"}}
        for name in ("webhook-id", "webhook-timestamp", "webhook-signature")
    ],
    "requestBody": {
        "required": True,
        "content": {"application/json": {"schema": {"type": "object"}, "example": PUSHED}},
    },
}


def router(receive: ReceivePush, pushes: SignedPushes) -> APIRouter:
    """The routes of this resource."""
    routes = APIRouter(prefix="/v1/feeds", tags=["推送"])

    @routes.post("/{feed}", status_code=202, summary="接收一条推送", openapi_extra=BODY)
    async def push(
        feed: Annotated[str, Path(description="报送来源的代号", examples=["audit"])], request: Request
    ) -> SubmissionAnswer:
        """正文是一条记录，列名与该来源的文件相同；webhook-id 相同的推送只办理一次。"""
        body = await request.body()
        with in_words():
            push_id = pushes.verify(feed, body, request.headers)
            answer = await receive(feed, _entry(body), f"webhook:{push_id}")
        return SubmissionAnswer.of(answer)

    return routes


def _entry(body: bytes) -> dict[str, str]:
    try:
        return entry_of(body)
    except NotAnEntry:
        raise MalformedRequest("正文应为一个 JSON 对象，每一列是文本、数字、true、false 或 null。") from None
