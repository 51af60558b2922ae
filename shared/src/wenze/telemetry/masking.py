"""Masking of personal data and secrets: the last step before a log line is written.

Two nets: a value under a telling key is masked whole, and any other text is searched for what gives a person away.
What neither can know, such as a bare name within a sentence, must not be logged.
"""

from collections.abc import Mapping, MutableMapping
from datetime import date, time, timedelta
from enum import Enum
from typing import Any, Final

from wenze.telemetry.personal_text import MASK, mask_text
from wenze.telemetry.telling_keys import is_telling

_DEEPEST: Final = 10
_SHORTEST_PERSONAL_NUMBER: Final = 10**10


def mask_event(_logger: object, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """The structlog processor: everything in the event masked and reduced to what JSON can say."""
    return _masked_mapping(event, _DEEPEST)


def _masked_mapping(fields: Mapping[Any, Any], depth: int) -> dict[str, Any]:
    return {mask_text(str(key)): _masked_field(str(key), value, depth) for key, value in fields.items()}


def _masked_field(key: str, value: object, depth: int) -> object:
    return MASK if is_telling(key) and value is not None else _masked(value, depth)


def _masked(value: object, depth: int) -> object:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return mask_text(value)
    if isinstance(value, int | float):
        return _masked_number(value)
    return _masked_container(value, depth - 1) if depth else MASK


def _masked_number(value: float) -> float | str:
    if -_SHORTEST_PERSONAL_NUMBER < value < _SHORTEST_PERSONAL_NUMBER:
        return value
    written = str(value)
    masked = mask_text(written)
    return value if masked == written else masked


def _masked_container(value: object, depth: int) -> object:
    if isinstance(value, Mapping):
        return _masked_mapping(value, depth)
    if isinstance(value, list | tuple | set | frozenset):
        return [_masked(inner, depth) for inner in value]
    if isinstance(value, Enum):
        return _masked(value.value, depth)
    return _masked_object(value)


def _masked_object(value: object) -> str:
    if isinstance(value, date | time | timedelta):
        return str(value)
    if isinstance(value, bytes | bytearray | memoryview):
        return f"<{len(value)} bytes>"
    try:
        return mask_text(repr(value))
    except Exception:  # noqa: BLE001 - a log line must survive any object
        return f"<{type(value).__name__}>"
