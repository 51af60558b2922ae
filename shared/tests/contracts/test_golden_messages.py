"""What was promised on the bus stays true."""

import json
from copy import deepcopy
from importlib.resources import files

import pytest
from jsonschema import Draft202012Validator

from wenze.contracts.golden import example_of, file_name, schema_of
from wenze.contracts.message import Message
from wenze.contracts.topics import MESSAGES, TOPICS
from wenze.testing.compatibility import breaking_changes

ALL = pytest.mark.parametrize("message", MESSAGES.values(), ids=MESSAGES.keys())


@ALL
def test_a_message_still_keeps_what_its_golden_schema_promised(message: type[Message]):
    assert breaking_changes(schema_of(message), message.model_json_schema()) == []


@ALL
def test_the_golden_schema_knows_every_field_of_the_message(message: type[Message]):
    assert set(schema_of(message)["properties"]) == set(message.model_fields)


@ALL
def test_the_golden_example_is_read_and_written_unchanged(message: type[Message]):
    example = example_of(message)
    assert message.model_validate(example).model_dump(mode="json") == example
    Draft202012Validator(schema_of(message)).validate(example)


@pytest.mark.parametrize("folder", ["schemas", "examples"])
def test_no_golden_file_is_an_orphan(folder: str):
    kept = {entry.name for entry in (files("wenze.contracts") / folder).iterdir() if entry.name.endswith(".json")}
    assert kept == {file_name(message) for message in MESSAGES.values()}


def test_every_message_belongs_to_the_topic_that_lists_it():
    assert [message.topic for topic in TOPICS for message in topic.messages] == [
        topic.name for topic in TOPICS for _ in topic.messages
    ]


def test_every_topic_has_a_reader():
    assert all(topic.readers for topic in TOPICS)


def test_no_message_field_can_hold_an_informant():
    everything = json.dumps([message.model_json_schema() for message in MESSAGES.values()])
    assert "informant" not in everything.lower().replace("it has no informant by design", "")


def _schema() -> dict:
    return deepcopy(schema_of(MESSAGES["wenze.clue.admitted.v1"]))


def test_a_removed_field_is_a_breaking_change():
    changed = _schema()
    del changed["properties"]["title"]
    assert breaking_changes(_schema(), changed) == ["title is gone"]


def test_a_newly_required_field_is_a_breaking_change():
    changed = _schema()
    changed["properties"]["weight"] = {"type": "integer"}
    changed["required"].append("weight")
    assert breaking_changes(_schema(), changed) == ["weight is newly required"]


def test_a_changed_type_is_a_breaking_change():
    changed = _schema()
    changed["properties"]["title"] = {"type": "integer"}
    assert breaking_changes(_schema(), changed) == ["title has another type"]


def test_a_removed_value_of_an_enumeration_is_a_breaking_change():
    changed = _schema()
    changed["properties"]["source"]["enum"].remove("media-exposure")
    assert breaking_changes(_schema(), changed) == ["source no longer allows media-exposure"]


def test_a_change_inside_a_part_is_a_breaking_change():
    changed = _schema()
    del changed["$defs"]["Subject"]["properties"]["cadre_id"]
    assert breaking_changes(_schema(), changed) == ["Subject.cadre_id is gone"]


def test_a_new_optional_field_breaks_nothing():
    changed = _schema()
    changed["properties"]["weight"] = {"type": "integer", "default": 0}
    assert breaking_changes(_schema(), changed) == []
