"""Requests that FastAPI could not validate, as problem documents."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from fastapi.exceptions import RequestValidationError

from wenze.http.problems import FieldError, InvalidRequest, MalformedRequest, Problem, problem
from wenze.http.status_texts import status_text
from wenze.validation_texts import text_for

IDEMPOTENCY_KEY: Final = "Idempotency-Key"

_HEADER_TEXTS: Final = {
    IDEMPOTENCY_KEY.lower(): (
        f"请在请求头 {IDEMPOTENCY_KEY} 中填写 1 至 128 个半角字符的编号；重试同一次提交时编号不变，新的提交换新编号"
    ),
}


def validation_problem(error: RequestValidationError, media_type: str) -> Problem:
    """What was wrong with the request, field by field; `media_type` is the one its body was sent as."""
    found: Sequence[Mapping[str, Any]] = error.errors()
    if any(_is_unread_body(one) for one in found) and not _is_json(media_type):
        return _wrong_media_type()
    if any(one["type"] == "json_invalid" for one in found):
        return _broken_json(found)
    errors = [FieldError(field=_path(one["loc"]), message=_message(one)) for one in found]
    unreadable = all(one["loc"][0] == "header" or one["loc"] == ("body",) for one in found)
    kind = MalformedRequest if unreadable else InvalidRequest
    return kind(f"有 {len(errors)} 处需要改正，请按 errors 中的说明修改后重新提交。", errors).problem()


def _is_unread_body(error: Mapping[str, Any]) -> bool:
    return tuple(error["loc"]) == ("body",) and isinstance(error.get("input"), bytes)


def _is_json(media_type: str) -> bool:
    essence = media_type.partition(";")[0].strip().lower()
    return essence == "application/json" or essence.endswith("+json")


def _wrong_media_type() -> Problem:
    text = status_text(415)
    return problem(415, text.code, text.title, text.detail)


def _broken_json(found: Sequence[Mapping[str, Any]]) -> Problem:
    place = next((one["loc"][1] for one in found if one["type"] == "json_invalid" and len(one["loc"]) > 1), None)
    where = f"第 {place + 1} 个字符附近" if isinstance(place, int) else "正文中"
    return MalformedRequest(f"正文不是有效的 JSON：{where}有语法错误，请改正后重新提交。").problem()


def _message(error: Mapping[str, Any]) -> str:
    location, *rest = error["loc"]
    if location == "header" and rest:
        return _HEADER_TEXTS.get(str(rest[0]).lower()) or _text(error)
    if not rest and error["type"] == "missing":
        return "缺少正文，请填写后重新提交"
    return _text(error)


def _text(error: Mapping[str, Any]) -> str:
    return text_for(error["type"], error.get("ctx") or {})


def _path(location: Sequence[str | int]) -> str:
    """`("body", "subjects", 0, "name")` is `subjects[0].name`; other places keep their name: `query.page`."""
    parts = location[1:] if location[0] == "body" and len(location) > 1 else location
    written = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in parts)
    return written.removeprefix(".")
