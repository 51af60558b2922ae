"""CloudEvents attributes around a message, in the Kafka binary binding: attributes as headers, JSON as body."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from cloudevents.core.base import BaseCloudEvent
from cloudevents.core.bindings.kafka import KafkaMessage, from_binary, to_binary
from cloudevents.core.exceptions import CloudEventValidationError
from cloudevents.core.formats.json import JSONFormat
from cloudevents.core.v1.event import CloudEvent
from pydantic import ValidationError

from wenze.contracts.forbidden_keys import refuse_forbidden_keys
from wenze.contracts.invalid import InvalidMessage
from wenze.contracts.message import Message
from wenze.contracts.topics import MESSAGES, Topic
from wenze.validation_texts import text_for

CONTENT_TYPE: Final = "application/json"
REQUIRED_HEADERS: Final = ("ce_specversion", "ce_id", "ce_source", "ce_type", "ce_time")


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


_JSON: Final = JSONFormat()


def encode(envelope: Envelope) -> KafkaMessage:
    """The envelope as headers, key and value."""
    message = envelope.message
    attributes: dict[str, object] = {
        "specversion": "1.0",
        "id": envelope.id,
        "source": envelope.source,
        "type": message.type_name(),
        "subject": envelope.subject,
        "time": envelope.time,
        "dataschema": message.schema_name(),
        "datacontenttype": CONTENT_TYPE,
        "correlationid": envelope.correlation_id,
        "causationid": envelope.causation_id,
        "partitionkey": envelope.key,
    }
    return to_binary(CloudEvent(attributes, message.model_dump(mode="json")), _JSON)


def decode(topic: Topic, headers: dict[str, bytes], body: bytes) -> Envelope:
    """The envelope a Kafka record carries.

    Raises: InvalidMessage when the attributes are incomplete, the type is not one of the topic's, or the body does not
    fit the type's schema. Its body, where given, is what may be kept of the message: forbidden keys are taken out.
    """
    refuse_forbidden_keys(topic, body)
    event = _event(headers, body)
    model = MESSAGES.get(event.get_type())
    if model is None or model.topic != topic.name:
        raise InvalidMessage(f"消息类型 {event.get_type()!r} 不属于主题 {topic.name}，请核对 ce_type 和所发的主题")
    return Envelope(
        id=event.get_id(),
        source=event.get_source(),
        subject=event.get_subject() or "",
        time=_time(event),
        correlation_id=str(event.get_extension("correlationid") or event.get_id()),
        causation_id=str(event.get_extension("causationid") or event.get_id()),
        message=_message(model, event.get_data()),
    )


def _event(headers: dict[str, bytes], body: bytes) -> BaseCloudEvent:
    # The library fills in an id and a time that are missing; a made-up id would defeat the recognition of a resend.
    if missing := [name for name in REQUIRED_HEADERS if not headers.get(name)]:
        raise InvalidMessage(f"不是 CloudEvents 消息：请补上消息头 {'、'.join(missing)}")
    try:
        event = from_binary(KafkaMessage(headers, None, body), _JSON, CloudEvent)
    except (CloudEventValidationError, ValueError, TypeError, RecursionError) as error:
        raise InvalidMessage(f"不是 CloudEvents 消息，或者消息体不是 JSON：{error!r}") from error
    return event


def _time(event: BaseCloudEvent) -> datetime:
    time = event.get_time()
    if time is None or time.tzinfo is None:
        raise InvalidMessage("消息头 ce_time 不是带时区的时间，请按 RFC 3339 填写")
    return time


def _message(model: type[Message], data: object) -> Message:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        problems = "；".join(map(_problem, error.errors(include_url=False, include_input=False)))
        raise InvalidMessage(f"消息体不符合 {model.schema_name()}：{problems}") from error


def _problem(error: Mapping[str, Any]) -> str:
    field = ".".join(str(part) for part in error["loc"]) or "消息体"
    return f"{field} {text_for(error['type'], error.get('ctx', {}))}"
