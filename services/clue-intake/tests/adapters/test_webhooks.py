"""Pushes: signed ones are believed, all others refused in words."""

import base64
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pydantic import SecretStr
from standardwebhooks import Webhook

from clue_intake.adapters.webhooks import NotAnEntry, SecretUnusable, SignatureRefused, SignedPushes, entry_of

SECRET = "whsec_" + base64.b64encode(b"synthetic secret of a test").decode()
BODY = '{"移送编号": "合成-1"}'.encode()
PUSHES = SignedPushes({"audit": SecretStr(SECRET)})


def signed(body: bytes = BODY, age: timedelta = timedelta(), secret: str = SECRET) -> dict[str, str]:
    moment = datetime.now(UTC) - age
    return {
        "webhook-id": "msg_1",
        "webhook-timestamp": str(int(moment.timestamp())),
        "webhook-signature": Webhook(secret).sign("msg_1", moment, body.decode()),
    }


def refusal(body: bytes, headers: dict[str, str], feed: str = "audit") -> str:
    with pytest.raises(SignatureRefused) as refused:
        PUSHES.verify(feed, body, headers)
    return str(refused.value)


def test_a_signed_push_is_known_by_its_id() -> None:
    assert PUSHES.verify("audit", BODY, signed()) == "msg_1"


def test_a_push_signed_with_another_secret_is_refused() -> None:
    other = "whsec_" + base64.b64encode(b"another synthetic secret").decode()
    assert "签名与内容不符" in refusal(BODY, signed(secret=other))


def test_a_push_altered_on_its_way_is_refused() -> None:
    assert "签名与内容不符" in refusal(BODY + b" ", signed())


@pytest.mark.parametrize("age", [timedelta(minutes=6), timedelta(minutes=-6)])
def test_a_push_from_another_time_is_refused(age: timedelta) -> None:
    assert "超过五分钟" in refusal(BODY, signed(age=age))


@pytest.mark.parametrize("name", ["webhook-id", "webhook-timestamp", "webhook-signature"])
def test_a_push_without_one_of_its_headers_is_refused(name: str) -> None:
    headers = signed()
    del headers[name]
    assert "缺少请求头" in refusal(BODY, headers)


@pytest.mark.parametrize("signature", ["v1", "v1,%%%", "v2,AAAA", "nonsense"])
def test_a_malformed_signature_is_refused_and_not_an_error(signature: str) -> None:
    assert "签名" in refusal(BODY, signed() | {"webhook-signature": signature})


@pytest.mark.parametrize("timestamp", ["", "yesterday", "nan", "1e999"])
def test_a_malformed_timestamp_is_refused_and_not_an_error(timestamp: str) -> None:
    assert refusal(BODY, signed() | {"webhook-timestamp": timestamp})


def test_a_feed_without_a_secret_cannot_push() -> None:
    assert "没有配置签名密钥" in refusal(BODY, signed(), feed="media")


@pytest.mark.parametrize("secret", ["whsec_", "", "whsec_汉"])
def test_an_unusable_secret_is_found_at_the_start_and_not_printed(secret: str) -> None:
    with pytest.raises(SecretUnusable, match="audit"):
        SignedPushes({"audit": SecretStr(secret)})


def test_an_entry_is_read_as_texts() -> None:
    body = '{"编号": 7, "金额": 1.5, "是否确认": true, "影响": false, "空": null, "文": "字"}'.encode()
    assert entry_of(body) == {"编号": "7", "金额": "1.5", "是否确认": "是", "影响": "否", "空": "", "文": "字"}


@pytest.mark.parametrize(
    "body",
    [
        *(b"", b"[]", b"3", b"{", b'{"a": {}}', b'{"a": []}', b"\xff"),
        *(b'{"a":' + b"[" * 100_000, b'{"a": "\\ud800"}', b'{"\\ud800": "a"}'),
    ],
)
def test_what_is_no_entry_is_refused(body: Any) -> None:
    with pytest.raises(NotAnEntry):
        entry_of(body)
