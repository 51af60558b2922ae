"""The AsyncAPI document: what the topics carry, from the topic table and the messages' own schemas."""

from typing import Any

from wenze.contracts.golden import example_of
from wenze.contracts.message import Message
from wenze.contracts.topics import TOPICS, Topic

HEADERS = {
    "type": "object",
    "required": ["ce_specversion", "ce_id", "ce_source", "ce_type", "ce_time", "ce_dataschema"],
    "properties": {
        name: {"type": "string", "description": gist}
        for name, gist in {
            "ce_specversion": "CloudEvents 版本，1.0",
            "ce_id": "消息编号；重发时不变，收方据此去重",
            "ce_source": "发出消息的服务或系统",
            "ce_type": "消息类型",
            "ce_subject": "所属聚合的流",
            "ce_time": "记录时间（RFC 3339）",
            "ce_dataschema": "消息体的模式",
            "ce_correlationid": "同一事项的关联编号",
            "ce_causationid": "引起本消息的消息或请求",
        }.items()
    },
}


def document(service: str) -> dict[str, Any]:
    """AsyncAPI 3.0 for one service: the topics it reads and writes, each message with its schema and an example."""
    topics = [topic for topic in TOPICS if topic.concerns(service)]
    return {
        "asyncapi": "3.0.0",
        "info": {"title": f"问责系统 {service}", "version": "1.0.0"},
        "defaultContentType": "application/json",
        "channels": {topic.name: _channel(topic) for topic in topics},
        "operations": {name: body for topic in topics for name, body in _operations(service, topic).items()},
        "components": {
            "messages": {message.message_type: _message(message) for topic in topics for message in topic.messages}
        },
    }


def _channel(topic: Topic) -> dict[str, Any]:
    return {
        "address": topic.name,
        "description": f"{topic.gist}；无法处理的消息转入 {topic.dead_letters}",
        "messages": {
            message.message_type: {"$ref": f"#/components/messages/{message.message_type}"}
            for message in topic.messages
        },
    }


def _operations(service: str, topic: Topic) -> dict[str, Any]:
    channel = {"$ref": f"#/channels/{topic.name}"}
    operations: dict[str, Any] = {}
    if topic.writer == service:
        operations[f"send-{topic.name}"] = {"action": "send", "channel": channel}
    if service in topic.readers:
        operations[f"receive-{topic.name}"] = {"action": "receive", "channel": channel}
    return operations


def _message(message: type[Message]) -> dict[str, Any]:
    definitions = f"#/components/messages/{message.message_type}/payload/$defs/{{model}}"
    return {
        "name": message.type_name(),
        "contentType": "application/json",
        "headers": HEADERS,
        "payload": message.model_json_schema(ref_template=definitions),
        "examples": [{"payload": example_of(message)}],
    }
