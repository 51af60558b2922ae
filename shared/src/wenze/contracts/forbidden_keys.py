"""Keeps what may not be on the bus out of everything that is kept of a message."""

import json
from collections.abc import Iterator
from typing import Any, Final

import orjson

from wenze.contracts.invalid import InvalidMessage
from wenze.contracts.topics import Topic

REMOVED: Final = "〔已隐去〕"
SHORTEST_REPLACED: Final = 2
"""A single character is no name: replacing it everywhere would leave nothing readable."""


def refuse_forbidden_keys(topic: Topic, body: bytes) -> None:
    """Raises: InvalidMessage, with a body that may be kept, when a key in this one is forbidden on the topic.

    A key is forbidden when it contains one of the topic's forbidden words, in any case. What stood under it is also
    taken out of the other texts of the body. What can't be read can't be cleaned: unless it plainly holds none of the
    words, nothing of it is kept.
    """
    if not topic.forbidden_keys or _plainly_holds_none(topic.forbidden_keys, body):
        return
    try:
        data: Any = json.loads(body.decode(), object_pairs_hook=_without_repetition)
        if not _holds_forbidden_key(data, topic.forbidden_keys):
            return
        secrets = sorted(_secrets(data, topic.forbidden_keys), key=len, reverse=True)
        kept = orjson.dumps(_cleaned(data, topic.forbidden_keys, secrets))
    except (ValueError, orjson.JSONEncodeError, RecursionError):
        problem = (
            f"消息体不是 UTF-8 编码的 JSON，或者提到不得在主题 {topic.name} 发送的内容：没有留存，请改正后重新报送"
        )
        raise InvalidMessage(f"{problem}；举报人信息请改用 HTTP 接口报送", b"") from None
    problem = f"主题 {topic.name} 不得带举报人信息，请改用 HTTP 接口报送；留存的消息体已去掉这些内容"
    raise InvalidMessage(problem, kept)


def _plainly_holds_none(words: frozenset[str], body: bytes) -> bool:
    """Whether no word can stand in the body: most bodies are let through without reading them twice.

    JSON can write any letter as an escape. In another encoding a word has other bytes: letters with NULs between them,
    or what is no UTF-8.
    """
    if b"\\u" in body:
        return False
    try:
        folded = body.replace(b"\0", b"").decode().casefold()
    except UnicodeDecodeError:
        return False
    return not any(word in folded for word in words)


def _without_repetition(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """An object whose keys differ: of those that are equal only one would be looked at."""
    told = dict(pairs)
    if len(told) < len(pairs):
        raise ValueError("a key stands twice in an object")
    return told


def _holds_forbidden_key(data: Any, words: frozenset[str]) -> bool:
    if isinstance(data, list):
        return any(_holds_forbidden_key(value, words) for value in data)
    return isinstance(data, dict) and any(
        _is_forbidden(key, words) or _holds_forbidden_key(value, words) for key, value in data.items()
    )


def _is_forbidden(key: str, words: frozenset[str]) -> bool:
    folded = key.casefold()
    return any(word in folded for word in words)


def _secrets(data: Any, words: frozenset[str]) -> set[str]:
    """The texts that stand anywhere under a forbidden key."""
    if isinstance(data, list):
        return {secret for value in data for secret in _secrets(value, words)}
    if not isinstance(data, dict):
        return set()
    return {
        secret
        for key, value in data.items()
        for secret in (_texts(value) if _is_forbidden(key, words) else _secrets(value, words))
    }


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        data = list(data.values())
    if isinstance(data, list):
        for value in data:
            yield from _texts(value)
    elif len(text := str(data).strip()) >= SHORTEST_REPLACED:
        yield text


def _cleaned(data: Any, words: frozenset[str], secrets: list[str]) -> Any:
    if isinstance(data, dict):
        return {key: _cleaned(value, words, secrets) for key, value in data.items() if not _is_forbidden(key, words)}
    if isinstance(data, list):
        return [_cleaned(value, words, secrets) for value in data]
    if isinstance(data, str):
        for secret in secrets:
            data = data.replace(secret, REMOVED)
    return data
