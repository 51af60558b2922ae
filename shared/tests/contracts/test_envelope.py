"""Messages travel as CloudEvents in Kafka's binary binding."""

from datetime import UTC, datetime

import pytest
from cloudevents.core.bindings.kafka import KafkaMessage, from_binary
from cloudevents.core.formats.json import JSONFormat

from wenze.contracts.clues import ClueHeld
from wenze.contracts.envelope import Envelope, InvalidMessage, decode, encode
from wenze.contracts.golden import example_of
from wenze.contracts.message import Message
from wenze.contracts.topics import CASES, CLUES, MESSAGES, topic_named


def _envelope(model: type[Message] = ClueHeld) -> Envelope:
    return Envelope(
        id="clue:5f#000001.0",
        source="clue-intake",
        subject="clue:5f",
        time=datetime(2026, 3, 1, 8, 0, 0, 123000, tzinfo=UTC),
        correlation_id="5f",
        causation_id="http:1",
        message=model.model_validate(example_of(model)),
    )


@pytest.mark.parametrize("model", MESSAGES.values(), ids=MESSAGES.keys())
def test_every_message_arrives_as_it_was_sent(model: type[Message]):
    sent = _envelope(model)
    binary = encode(sent)
    assert decode(topic_named(model.topic), binary.headers, binary.value) == sent


def test_the_key_is_county_and_aggregate():
    envelope = _envelope()
    assert envelope.key == f"430602:{envelope.message.aggregate}"
    assert encode(envelope).key == envelope.key


def test_another_office_can_read_it_with_the_cloudevents_library():
    binary = encode(_envelope())
    event = from_binary(KafkaMessage(binary.headers, None, binary.value), JSONFormat())
    assert event.get_type() == "wenze.clue.held.v1"
    assert event.get_dataschema() == "urn:wenze:schema:clue.held:1"


def test_fields_that_a_newer_sender_added_are_tolerated():
    binary = encode(_envelope())
    longer = binary.value[:-1] + b', "weight": 3}'
    assert decode(CLUES, binary.headers, longer).message == _envelope().message


@pytest.mark.parametrize("missing", ["ce_id", "ce_source", "ce_type", "ce_specversion", "ce_time"])
def test_a_message_without_a_required_attribute_is_invalid(missing: str):
    binary = encode(_envelope())
    with pytest.raises(InvalidMessage):
        decode(CLUES, {k: v for k, v in binary.headers.items() if k != missing}, binary.value)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b'"text"',
        b"{",
        b"\xff\xfe",
        b"{}",
        b"[" * 100_000,
        b'{"a":' + b"[" * 600 + b"]" * 600 + b"}",
    ],
)
def test_a_body_that_does_not_fit_is_invalid(body: bytes):
    with pytest.raises(InvalidMessage):
        decode(CLUES, encode(_envelope()).headers, body)


@pytest.mark.parametrize(
    "headers", [{"ce_type": b"\xff"}, {"ce_time": b"yesterday"}, {"ce_type": b"wenze.clue.lost.v1"}]
)
def test_a_header_that_makes_no_sense_is_invalid(headers: dict[str, bytes]):
    binary = encode(_envelope())
    with pytest.raises(InvalidMessage):
        decode(CLUES, {**binary.headers, **headers}, binary.value)


def test_a_message_on_a_topic_that_is_not_its_own_is_invalid():
    binary = encode(_envelope())
    with pytest.raises(InvalidMessage, match="不属于主题 cases"):
        decode(CASES, binary.headers, binary.value)
