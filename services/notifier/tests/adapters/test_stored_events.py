"""The stored shape of events must stay readable: the golden schemas in tests/golden say what was promised."""

import json
from pathlib import Path

import pytest

from notifier.adapters.events import CODEC
from wenze.testing.compatibility import breaking_changes

GOLDEN = Path(__file__).parent.parent / "golden" / "events.json"
PROMISED = json.loads(GOLDEN.read_text(encoding="utf-8"))


def test_every_stored_event_has_a_golden_schema() -> None:
    assert CODEC.schemas().keys() == PROMISED.keys()


@pytest.mark.parametrize("name", list(PROMISED))
def test_no_change_breaks_what_is_stored(name: str) -> None:
    assert breaking_changes(PROMISED[name], CODEC.schemas()[name]) == []


@pytest.mark.parametrize("name", list(PROMISED))
def test_the_golden_schemas_are_up_to_date(name: str) -> None:
    assert PROMISED[name] == CODEC.schemas()[name]
