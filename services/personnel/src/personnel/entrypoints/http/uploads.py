"""Files in requests: from a form, or as the body itself."""

from dataclasses import dataclass
from typing import Any, Final

from fastapi import Request
from starlette.datastructures import UploadFile

from wenze.http import InvalidRequest

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV: Final = "text/csv"

_BINARY: Final[dict[str, Any]] = {"schema": {"type": "string", "format": "binary"}}
_FORM: Final[dict[str, Any]] = {
    "schema": {
        "type": "object",
        "required": ["file"],
        "properties": {"file": {"type": "string", "format": "binary", "description": "CSV 或 XLSX 文件"}},
    }
}
UPLOAD: Final[dict[str, Any]] = {
    "requestBody": {
        "required": True,
        "content": {"multipart/form-data": _FORM, CSV: _BINARY, XLSX: _BINARY, "application/octet-stream": _BINARY},
    }
}
"""What the OpenAPI document says of a body that is a file."""


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it was sent."""

    name: str
    content: bytes


async def uploaded(request: Request, name: str) -> Upload:
    """The request's file; `name` is how a body without a form is called. Raises: InvalidRequest without a file."""
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type == "multipart/form-data":
        return await _from_form(request)
    content = await request.body()
    if not content:
        raise InvalidRequest("没有收到文件内容，请选择要导入的文件后重新提交。")
    return Upload(name or f"花名册{'.csv' if media_type == CSV else '.xlsx'}", content)


async def _from_form(request: Request) -> Upload:
    async with request.form(max_files=1, max_fields=10) as form:
        file = form.get("file")
        if not isinstance(file, UploadFile):
            raise InvalidRequest("表单中没有文件，请在名为 file 的字段中选择要导入的文件。")
        return Upload(file.filename or "", await file.read())
