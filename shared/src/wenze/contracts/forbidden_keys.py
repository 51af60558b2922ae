"""Keeps what may not be on the bus out of everything that is kept of a message."""

from typing import Any

import orjson

from wenze.contracts.invalid import InvalidMessage
from wenze.contracts.topics import Topic


def refuse_forbidden_keys(topic: Topic, body: bytes) -> None:
    """Raises: InvalidMessage, with a body that may be kept, when the topic forbids a key that stands in this one."""
    if not topic.forbidden_keys:
        return
    try:
        data: Any = orjson.loads(body)
    except orjson.JSONDecodeError:
        _refuse_unreadable(topic, body)
        return
    found: set[str] = set()
    kept = _without(data, topic.forbidden_keys, found)
    if found:
        names = "、".join(sorted(found))
        raise InvalidMessage(
            f"主题 {topic.name} 不得带 {names}，请改用 HTTP 接口报送；留存的消息体已去掉这些内容", orjson.dumps(kept)
        )


def _refuse_unreadable(topic: Topic, body: bytes) -> None:
    """What can't be parsed can't be cleaned either: where a forbidden word stands in it, nothing of it is kept."""
    text = body.decode(errors="ignore").lower()
    if any(key in text for key in topic.forbidden_keys):
        raise InvalidMessage(
            f"消息体不是 JSON，又提到不得在主题 {topic.name} 发送的内容：消息体没有留存，请改用 HTTP 接口报送", b""
        )


def _without(data: Any, keys: frozenset[str], found: set[str]) -> Any:
    if isinstance(data, dict):
        found |= keys & data.keys()
        return {key: _without(value, keys, found) for key, value in data.items() if key not in keys}
    if isinstance(data, list):
        return [_without(value, keys, found) for value in data]
    return data
