"""Pushes signed by Standard Webhooks: each feed with a secret of its own."""

import json
from collections.abc import Mapping
from typing import Final, cast

from pydantic import SecretStr
from standardwebhooks.webhooks import EmptyWebhookSecretError, Webhook, WebhookVerificationError

_TOO_OLD_OR_NEW: Final = ("Message timestamp too old", "Message timestamp too new")
_ADVICE: Final = "请核对签名密钥，按 Standard Webhooks 规范重新签名后推送"


class SignatureRefused(Exception):  # noqa: N818 - an answer to the sender
    """A push is not known to come from its feed; the text says in Chinese why and what to do."""


class SecretUnusable(Exception):  # noqa: N818 - a finding for the operator
    """A feed's secret cannot be used; the text never holds it."""


class NotAnEntry(ValueError):  # noqa: N818 - what the body turned out to be
    """The body of a push is not one entry of a feed."""


class SignedPushes:
    """Knows which pushes come from their feeds. Raises: SecretUnusable."""

    def __init__(self, secrets: Mapping[str, SecretStr]) -> None:
        self._webhooks = {feed: _webhook(feed, secret) for feed, secret in secrets.items()}

    def verify(self, feed: str, body: bytes, headers: Mapping[str, str]) -> str:
        """The push's own id. Raises: SignatureRefused."""
        webhook = self._webhooks.get(feed)
        if webhook is None:
            raise SignatureRefused("这个报送来源没有配置签名密钥，不能推送：请系统管理员先行配置")
        try:
            webhook.verify(body, dict(headers), json_parse=False)
        except WebhookVerificationError as problem:
            raise SignatureRefused(_in_words(str(problem))) from None
        except ValueError:  # a signature that is not in the form of the specification, a body that is not UTF-8
            raise SignatureRefused(f"签名或正文的格式不对：{_ADVICE}") from None
        return headers["webhook-id"]


def _webhook(feed: str, secret: SecretStr) -> Webhook:
    try:
        return Webhook(secret.get_secret_value())
    except (ValueError, EmptyWebhookSecretError):
        raise SecretUnusable(f"报送来源 {feed} 的签名密钥不是 whsec_ 加 base64 文本，请重新配置") from None


def _in_words(problem: str) -> str:
    if problem in _TOO_OLD_OR_NEW:
        return "推送的时间与现在相差超过五分钟：请校准时钟，并按当前时间重新签名后推送"
    if problem == "Missing required headers":
        return f"缺少请求头 webhook-id、webhook-timestamp 或 webhook-signature：{_ADVICE}"
    return f"签名与内容不符：{_ADVICE}"


def entry_of(body: bytes) -> dict[str, str]:
    """The entry that a push holds, as the texts of its columns. Raises: NotAnEntry."""
    try:
        entry: object = json.loads(body)
    except (ValueError, RecursionError):  # RecursionError: nested too deep
        raise NotAnEntry from None
    if not isinstance(entry, dict):
        raise NotAnEntry
    return {_encodable(column): _encodable(_text(value)) for column, value in cast("dict[str, object]", entry).items()}


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case str() | int() | float():
            return str(value)
        case _:
            raise NotAnEntry


def _encodable(text: str) -> str:
    """The text, which JSON can write so that no file or message can hold it: with half of a surrogate pair."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise NotAnEntry from None
    return text
