"""What to tell about errors that the web framework raises by itself, with English texts."""

from typing import Final, NamedTuple


class StatusText(NamedTuple):
    """A status in words: what kind of problem, and what happened and what to do."""

    code: str
    title: str
    detail: str


_TEXTS: Final = {
    400: StatusText("malformed-request", "请求无法读取", "请求的正文或参数无法读取，请对照接口说明核对后重新提交。"),
    401: StatusText("not-signed-in", "尚未登录", "需要先登录才能办理，请登录后重试。"),
    403: StatusText("not-permitted", "没有权限", "您没有办理此事项的权限，请联系有权限的人员或系统管理员。"),
    404: StatusText("not-found", "没有找到", "没有这个地址，请核对路径；全部接口见 /openapi.json。"),
    405: StatusText(
        "method-not-allowed", "不支持该方法", "这个地址不支持所用的请求方法，请对照接口说明改用正确的方法。"
    ),
    413: StatusText("body-too-large", "内容过大", "提交的内容超过大小限制，请缩小或分批后重新提交。"),
    415: StatusText("unsupported-media-type", "内容类型不符", "请以 application/json 提交 JSON 正文。"),
    429: StatusText("too-many-requests", "请求过于频繁", "请求过于频繁，请稍后重试。"),
}
_CALLERS: Final = StatusText("request-refused", "请求未被受理", "请求未被受理，请对照接口说明核对后重新提交。")
_FIRST_OF_OURS: Final = 500
_OURS: Final = StatusText("server-error", "系统出错", "系统暂时无法办理，请稍后重试；仍不成功时请联系系统管理员。")


def status_text(status: int) -> StatusText:
    """The words for a status from 400 on."""
    return _TEXTS.get(status) or (_CALLERS if status < _FIRST_OF_OURS else _OURS)
