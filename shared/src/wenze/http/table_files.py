"""Tables over HTTP: templates go out as files, and a file that can't be taken is answered in words."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from fastapi import Response

from wenze.files import FileRefused, KeyUsedForAnotherFile
from wenze.http.problems import Conflict, InvalidRequest


def file_answer(media_type: str) -> dict[int | str, dict[str, Any]]:
    """What the OpenAPI document says of an answer that is a file (`responses` of the route)."""
    return {200: {"content": {media_type: {"schema": {"type": "string", "format": "binary"}}}}}


def download(content: bytes, media_type: str, name: str) -> Response:
    """The answer that a browser stores under this name."""
    disposition = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type=media_type, headers=disposition)


@contextmanager
def refusals_in_words() -> Generator[None]:
    """Why a whole file was not taken, as problem documents."""
    try:
        yield
    except FileRefused as refused:
        raise InvalidRequest(str(refused)) from refused
    except KeyUsedForAnotherFile as used:
        raise Conflict("这个 Idempotency-Key 已用于导入另一个文件；导入新的文件请换一个新的编号。") from used
