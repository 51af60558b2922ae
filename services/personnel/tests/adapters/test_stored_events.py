"""What is stored stays readable: the golden schemas of the events."""

import json
from pathlib import Path

import pytest

from personnel.adapters.events import CADRE_EVENTS, IMPORT_EVENTS
from personnel.domain.events import CadreRegistered, EffectsRecorded, ParticularsChanged
from wenze.testing.compatibility import breaking_changes

GOLDEN = Path(__file__).parents[1] / "golden"
SCHEMAS = CADRE_EVENTS.schemas() | IMPORT_EVENTS.schemas()


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_stored_event_still_keeps_what_its_golden_schema_promised(name: str):
    golden = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
    assert breaking_changes(golden, SCHEMAS[name]) == []


def test_every_golden_file_belongs_to_an_event_and_every_event_has_one():
    assert {path.stem for path in GOLDEN.glob("*.json")} == set(SCHEMAS)


def test_an_event_reads_back_as_it_was_written(examples):
    recorded = EffectsRecorded(examples.cadre_id, examples.decision([examples.effect(details={"year": "2026"})]))
    registered = CadreRegistered(examples.cadre_id, examples.particulars())
    changed = ParticularsChanged(examples.cadre_id, examples.particulars(vertical=True))
    for event in (recorded, registered, changed):
        stored = CADRE_EVENTS.encode(event)
        assert CADRE_EVENTS.decode(type(stored)(**json.loads(json.dumps(stored_fields(stored))))) == event


def stored_fields(stored) -> dict[str, object]:
    return {"type": stored.type, "version": stored.version, "data": stored.data}
