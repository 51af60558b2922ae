"""Messages travel as CloudEvents in Kafka's binary binding."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from cloudevents.core.bindings.kafka import KafkaMessage, from_binary, to_binary
from cloudevents.core.formats.json import JSONFormat
from cloudevents.core.v1.event import CloudEvent
from hypothesis import given
from hypothesis import strategies as st

from wenze.contracts.clues import ClueHeld
from wenze.contracts.envelope import READ_HEADERS, Envelope, InvalidMessage, decode, encode
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
    assert encode(envelope).key.decode() == envelope.key


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
ZONES = st.timedeltas(timedelta(hours=-23), timedelta(hours=23)).map(
    lambda offset: timezone(timedelta(minutes=offset // timedelta(minutes=1)))
)
ENVELOPES = st.builds(
    Envelope,
    id=TEXTS,
    source=TEXTS,
    subject=TEXTS,
    time=st.datetimes(timezones=ZONES),
    correlation_id=TEXTS,
    causation_id=TEXTS,
    message=st.sampled_from([model.model_validate(example_of(model)) for model in MESSAGES.values()]),
)


def _as_the_library_writes_it(envelope: Envelope) -> KafkaMessage:
    attributes: dict[str, object] = {
        "specversion": "1.0",
        "id": envelope.id,
        "source": envelope.source,
        "type": envelope.message.type_name(),
        "subject": envelope.subject,
        "time": envelope.time,
        "dataschema": envelope.message.schema_name(),
        "datacontenttype": "application/json",
        "correlationid": envelope.correlation_id,
        "causationid": envelope.causation_id,
        "partitionkey": envelope.key,
    }
    return to_binary(CloudEvent(attributes, envelope.message.model_dump(mode="json")), JSONFormat())


@given(ENVELOPES)
def test_another_office_can_read_it_with_the_cloudevents_library(envelope: Envelope):
    ours, theirs = encode(envelope), _as_the_library_writes_it(envelope)
    assert ours.headers == theirs.headers
    assert ours.key.decode() == theirs.key
    assert json.loads(ours.value) == json.loads(theirs.value)


@given(ENVELOPES)
def test_what_another_office_writes_with_the_cloudevents_library_is_read(envelope: Envelope):
    theirs = _as_the_library_writes_it(envelope)
    assert decode(topic_named(envelope.message.topic), theirs.headers, theirs.value) == envelope


@given(st.dictionaries(st.sampled_from(READ_HEADERS), st.binary(max_size=8)))
def test_what_is_read_of_any_headers_is_what_the_cloudevents_library_reads(changed: dict[str, bytes]):
    binary = encode(_envelope())
    headers = {**binary.headers, **changed}
    try:
        ours = decode(CLUES, headers, binary.value)
    except InvalidMessage:
        return
    theirs = from_binary(KafkaMessage({k: v for k, v in headers.items() if v}, None, binary.value), JSONFormat())
    assert (ours.id, ours.source, ours.message.type_name()) == (
        theirs.get_id(),
        theirs.get_source(),
        theirs.get_type(),
    )
    assert (ours.subject, ours.time) == (theirs.get_subject() or "", theirs.get_time())
    assert theirs.get_data() == json.loads(binary.value)


@pytest.mark.parametrize(
    "content_type", ["application/json; charset=utf-8", "application/vnd.office+json", "text/json", ""]
)
def test_every_content_type_of_json_is_read(content_type: str):
    binary = encode(_envelope())
    headers = {**binary.headers, "content-type": content_type.encode()}
    assert decode(CLUES, headers, binary.value) == _envelope()


@pytest.mark.parametrize("headers", [{"content-type": b"application/xml"}, {"ce_specversion": b"0.3"}, {"ce_id": b""}])
def test_another_form_of_message_is_invalid(headers: dict[str, bytes]):
    binary = encode(_envelope())
    with pytest.raises(InvalidMessage):
        decode(CLUES, {**binary.headers, **headers}, binary.value)


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
