"""CloudEvents attributes around a message, in the Kafka binary binding: attributes as headers, JSON as body."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any, Final, NamedTuple

from pydantic import ValidationError

from wenze.contracts.forbidden_keys import refuse_forbidden_keys
from wenze.contracts.invalid import InvalidMessage
from wenze.contracts.message import Message
from wenze.contracts.topics import MESSAGES, Topic
from wenze.validation_texts import text_for

SPECIFICATION: Final = "1.0"
CONTENT_TYPE: Final = "application/json"
REQUIRED_HEADERS: Final = ("ce_specversion", "ce_id", "ce_source", "ce_type", "ce_time")
READ_HEADERS: Final = (*REQUIRED_HEADERS, "ce_subject", "ce_correlationid", "ce_causationid", "content-type")
_JSON: Final = re.compile(r"(application|text)/([\w.-]+\+)?json(;.*)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Envelope:
    """A message with who sent it, when, about which stream, and what caused it. `id` is the same on every resend."""

    id: str
    source: str
    subject: str
    time: datetime
    correlation_id: str
    causation_id: str
    message: Message

    @property
    def key(self) -> str:
        """The Kafka key: county and aggregate, so that an aggregate's messages keep their order."""
        return f"{self.message.county}:{self.message.aggregate}"


class Binary(NamedTuple):
    """What a Kafka record carries of an envelope."""

    headers: dict[str, bytes]
    key: bytes
    value: bytes


def encode(envelope: Envelope) -> Binary:
    """The envelope as headers, key and value."""
    message = envelope.message
    key = envelope.key.encode()
    headers = {
        **_headers_of(type(message)),
        "ce_id": envelope.id.encode(),
        "ce_source": envelope.source.encode(),
        "ce_subject": envelope.subject.encode(),
        "ce_time": _written(envelope.time).encode(),
        "ce_correlationid": envelope.correlation_id.encode(),
        "ce_causationid": envelope.causation_id.encode(),
        "ce_partitionkey": key,
    }
    return Binary(headers, key, message.model_dump_json().encode())


@cache
def _headers_of(model: type[Message]) -> dict[str, bytes]:
    """Those that all messages of a type share."""
    return {
        "ce_specversion": SPECIFICATION.encode(),
        "ce_type": model.type_name().encode(),
        "ce_dataschema": model.schema_name().encode(),
        "content-type": CONTENT_TYPE.encode(),
    }


def _written(time: datetime) -> str:
    text = time.isoformat()
    return f"{text[:-6]}Z" if text.endswith("+00:00") else text


def decode(topic: Topic, headers: dict[str, bytes], body: bytes) -> Envelope:
    """The envelope a Kafka record carries.

    Raises: InvalidMessage when the attributes are incomplete, the type is not one of the topic's, or the body does not
    fit the type's schema. Its body, where given, is what may be kept of the message: forbidden keys are taken out.
    """
    refuse_forbidden_keys(topic, body)
    attributes = _attributes(headers)
    model = MESSAGES.get(attributes["ce_type"])
    if model is None or model.topic != topic.name:
        raise InvalidMessage(f"消息类型 {attributes['ce_type']!r} 不属于主题 {topic.name}，请核对 ce_type 和所发的主题")
    identifier = attributes["ce_id"]
    return Envelope(
        id=identifier,
        source=attributes["ce_source"],
        subject=attributes["ce_subject"],
        time=_time(attributes["ce_time"]),
        correlation_id=attributes["ce_correlationid"] or identifier,
        causation_id=attributes["ce_causationid"] or identifier,
        message=_message(model, body),
    )


def _attributes(headers: Mapping[str, bytes]) -> dict[str, str]:
    """The headers that are read, as text; an optional one that is not there is empty.

    A message without id or time is invalid, whatever the standard lets a reader make up: a resend would not be
    recognised by a made-up id.
    """
    try:
        attributes = {name: (headers.get(name) or b"").decode() for name in READ_HEADERS}
    except UnicodeDecodeError as error:
        raise InvalidMessage(f"不是 CloudEvents 消息，消息头不是 UTF-8 文本：{error!r}") from error
    if missing := [name for name in REQUIRED_HEADERS if not attributes[name]]:
        raise InvalidMessage(f"不是 CloudEvents 消息：请补上消息头 {'、'.join(missing)}")
    if attributes["ce_specversion"] != SPECIFICATION:
        raise InvalidMessage(f"不是 CloudEvents {SPECIFICATION} 消息，请核对消息头 ce_specversion")
    if not _JSON.fullmatch(attributes["content-type"] or CONTENT_TYPE):
        raise InvalidMessage(f"消息体不是 JSON：消息头 content-type 应为 {CONTENT_TYPE}")
    return attributes


def _time(text: str) -> datetime:
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        time = None
    if time is None or time.tzinfo is None:
        raise InvalidMessage("消息头 ce_time 不是带时区的时间，请按 RFC 3339 填写")
    return time


def _message(model: type[Message], body: bytes) -> Message:
    try:
        return model.model_validate_json(body)
    except ValidationError as error:
        problems = "；".join(map(_problem, error.errors(include_url=False, include_input=False)))
        raise InvalidMessage(f"消息体不符合 {model.schema_name()}：{problems}") from error


def _problem(error: Mapping[str, Any]) -> str:
    field = ".".join(str(part) for part in error["loc"]) or "消息体"
    return f"{field} {text_for(error['type'], error.get('ctx', {}))}"
