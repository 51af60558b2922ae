"""Files in requests: in a form's field `file`, or as the body itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from email.message import Message
from typing import Any, Final

from fastapi import Request
from starlette.datastructures import UploadFile

from wenze.http.problems import InvalidRequest

CSV: Final = "text/csv"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
RSS: Final = "application/rss+xml"
ATOM: Final = "application/atom+xml"

_NAMED_BY_TYPE: Final = {CSV: ".csv", XLSX: ".xlsx", RSS: ".xml", ATOM: ".xml"}
_BINARY: Final[dict[str, Any]] = {"schema": {"type": "string", "format": "binary"}}


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent."""

    name: str
    content: bytes


def upload_body(description: str, media_types: Sequence[str]) -> dict[str, Any]:
    """What the OpenAPI document says of a body that is a file (`openapi_extra` of the route)."""
    form = {
        "type": "object",
        "required": ["file"],
        "properties": {"file": {"type": "string", "format": "binary", "description": description}},
    }
    bare = dict.fromkeys([*media_types, "application/octet-stream"], _BINARY)
    return {"requestBody": {"required": True, "content": {"multipart/form-data": {"schema": form}, **bare}}}


async def uploaded(request: Request, name: str, unnamed: str) -> Upload:
    """The request's file. `name` is what the caller calls a body without a form; `unnamed` what it is called else.

    Raises: InvalidRequest without a file.
    """
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type == "multipart/form-data":
        return await _from_form(request, unnamed)
    content = await request.body()
    if not content:
        raise InvalidRequest("没有收到文件内容，请选择要导入的文件后重新提交。")
    return Upload(name or _name_in_header(request) or unnamed + _NAMED_BY_TYPE.get(media_type, ""), content)


async def _from_form(request: Request, unnamed: str) -> Upload:
    async with request.form(max_files=1, max_fields=10) as form:
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise InvalidRequest("表单中没有文件，请在名为 file 的字段中选择要导入的文件。")
        return Upload(file.filename or unnamed, await file.read())


def _name_in_header(request: Request) -> str:
    header = Message()
    header["Content-Disposition"] = request.headers.get("content-disposition", "")
    return header.get_filename() or ""
