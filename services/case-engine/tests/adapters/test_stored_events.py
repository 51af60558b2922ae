"""What is stored stays readable, and what it told the other services stays what it told them."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from case_engine.adapters.events import (
    CALENDAR_EVENTS,
    CODEC,
    EARLIER_EVENTS,
    IMPORT_EVENTS,
    LIABILITY_EVENTS,
    events_of,
)
from case_engine.adapters.publication import messages_of
from case_engine.domain.case.case import Case
from case_engine.domain.case.evolution import evolve
from case_engine.domain.case.stages import Stage
from case_engine.domain.earlier.imported import Imported, evolve_imported
from wenze.journal.commit import Commit, StoredEvent
from wenze.testing.compatibility import breaking_changes

GOLDEN = Path(__file__).parents[1] / "golden"
OF_CASES = CODEC.schemas()
OF_OTHERS = (EARLIER_EVENTS, IMPORT_EVENTS, CALENDAR_EVENTS, LIABILITY_EVENTS)
SCHEMAS = OF_CASES | {name: schema for codec in OF_OTHERS for name, schema in codec.schemas().items()}


def test_every_stored_event_has_a_golden_schema_and_no_golden_schema_is_an_orphan() -> None:
    assert {file.stem for file in (GOLDEN / "schemas").glob("*.json")} == SCHEMAS.keys()


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_stored_event_can_still_be_read(name: str) -> None:
    assert breaking_changes(_golden(f"schemas/{name}.json"), SCHEMAS[name]) == []


def test_a_case_stored_by_an_earlier_release_still_folds() -> None:
    case: Case | None = None
    for commit in _stored():
        for event in events_of(commit):
            case = evolve(case, event)
    assert case is not None
    assert case.state is Stage.IN_FORCE
    assert len(case.proceedings[0].served) == 1


def test_the_stored_examples_hold_every_event() -> None:
    assert {event.type for commit in _all_stored() for event in commit.events} == OF_CASES.keys()


def test_a_stored_case_tells_the_others_what_it_always_told_them() -> None:
    messages = [
        {"type": message.type_name(), **message.model_dump(mode="json")}
        for commit in _all_stored()
        for message in messages_of(commit)
    ]
    assert messages == _golden("messages.json")


def test_every_commit_gives_a_message() -> None:
    assert all(messages_of(commit) for commit in _all_stored())


def test_an_event_is_the_same_after_being_stored(in_force: Any) -> None:
    in_force.serve().record_findings(subject=in_force.second)
    for event in in_force.events:
        assert CODEC.decode(CODEC.encode(event)) == event


def test_an_imported_decision_stored_by_an_earlier_release_still_folds_and_tells_what_it_always_told() -> None:
    imported: Imported | None = None
    messages: list[dict[str, Any]] = []
    for stored in _golden("stored_earlier.json"):
        event = StoredEvent(stored["type"], stored["version"], stored["data"])
        imported = evolve_imported(imported, EARLIER_EVENTS.decode(event))
        commit = replace(_commit(1, stored), stream="earlier-decision:earlier-1")
        messages += [message.model_dump(mode="json") for message in messages_of(commit)]
    assert imported is not None
    assert [each.recipient for each in imported.served] == ["subject"]
    assert messages == [_golden("message_of_earlier.json")]


def test_the_stored_examples_of_an_imported_decision_hold_every_event() -> None:
    assert {each["type"] for each in _golden("stored_earlier.json")} == EARLIER_EVENTS.schemas().keys()


def _stored() -> list[Commit]:
    return [_commit(version, each) for version, each in enumerate(_golden("stored_case.json"), start=1)]


def _all_stored() -> list[Commit]:
    return [
        *_stored(),
        *(_commit(version, each) for version, each in enumerate(_golden("stored_others.json"), start=1)),
    ]


def _commit(version: int, event: dict[str, Any]) -> Commit:
    return Commit(
        stream="case:case-5f0c",
        version=version,
        cause=f"cause-{version}",
        events=(StoredEvent(event["type"], event["version"], event["data"]),),
        actor="合成录入员",
        at=datetime(2026, 3, 20, 1, 0, tzinfo=UTC),
        on=date(2026, 3, 20),
        county="430602",
        correlation="5f0c",
        prev_hash="",
    )


def _golden(name: str) -> Any:
    return json.loads((GOLDEN / name).read_text(encoding="utf-8"))
