"""What is stored stays readable: golden schemas of the stored events."""

import json
from pathlib import Path

import pytest

from clue_intake.adapters.events import CLUE_EVENTS, IMPORT_EVENTS, OPENING_EVENTS, PROPOSAL_EVENTS
from wenze.testing.compatibility import breaking_changes

GOLDEN = Path(__file__).parents[1] / "golden"
SCHEMAS = CLUE_EVENTS.schemas() | IMPORT_EVENTS.schemas() | OPENING_EVENTS.schemas() | PROPOSAL_EVENTS.schemas()


def test_every_stored_event_has_a_golden_schema_and_no_golden_schema_is_an_orphan() -> None:
    assert {file.stem for file in GOLDEN.glob("*.json")} == SCHEMAS.keys()


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_stored_event_can_still_be_read(name: str) -> None:
    golden = json.loads((GOLDEN / f"{name}.json").read_text(encoding="utf-8"))
    assert breaking_changes(golden, SCHEMAS[name]) == []
