"""A cadre's roster line and ledger."""

from datetime import date
from itertools import permutations

import pytest

from personnel.domain.cadre import evolve
from personnel.domain.decision import SubjectAsDecided
from personnel.domain.events import CadreRegistered, EffectsRecorded, ParticularsChanged
from personnel.domain.levels import Level
from personnel.domain.record import decide_recording
from personnel.domain.register import decide_registration


def test_a_first_roster_line_registers_the_cadre(examples):
    events = decide_registration(None, examples.cadre_id, examples.particulars())
    assert events == (CadreRegistered(examples.cadre_id, examples.particulars()),)


def test_the_same_roster_line_again_changes_nothing(examples):
    assert decide_registration(examples.cadre(), examples.cadre_id, examples.particulars()) == ()


def test_another_roster_line_changes_the_particulars_and_keeps_the_ledger(examples):
    before = examples.cadre(examples.decision([examples.effect()]))
    promoted = examples.particulars(level=Level.DEPUTY_DIVISION)
    (event,) = decide_registration(before, examples.cadre_id, promoted)
    after = evolve(before, event)
    assert isinstance(event, ParticularsChanged)
    assert after.particulars == promoted
    assert after.decisions == before.decisions


def test_a_decision_about_someone_no_roster_named_is_recorded_all_the_same(examples):
    (event,) = decide_recording(None, examples.cadre_id, examples.decision([examples.effect()]))
    unregistered = evolve(None, event)
    assert not unregistered.registered
    assert unregistered.name == "合成甲"
    assert unregistered.has_recorded("D-1")


def test_a_roster_line_registers_someone_whose_ledger_exists(examples):
    unregistered = evolve(None, EffectsRecorded(examples.cadre_id, examples.decision()))
    (event,) = decide_registration(unregistered, examples.cadre_id, examples.particulars())
    assert isinstance(event, CadreRegistered)
    assert evolve(unregistered, event).registered


def test_a_decision_is_recorded_once(examples):
    recorded = examples.cadre(examples.decision([examples.effect()]))
    assert decide_recording(recorded, examples.cadre_id, examples.decision([examples.effect()])) == ()


def test_the_ledger_does_not_depend_on_the_order_in_which_decisions_arrive(examples):
    decisions = [
        examples.decision(decision_id=name, effective_on=day)
        for name, day in [("D-1", date(2026, 5, 10)), ("D-2", date(2026, 5, 10)), ("D-3", date(2025, 1, 1))]
    ]
    assert len({examples.cadre(*order).decisions for order in permutations(decisions)}) == 1


def test_the_roster_name_goes_before_the_name_in_a_decision(examples):
    other = examples.decision(subject=SubjectAsDecided("合成乙", "合成局"))
    assert examples.cadre(other).name == "合成甲"


def test_an_effect_cannot_end_before_it_starts(examples):
    with pytest.raises(ValueError, match="before it starts"):
        examples.effect(start=date(2026, 5, 10), until=date(2026, 5, 9))


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (date(2026, 5, 9), False),
        (date(2026, 5, 10), True),
        (date(2026, 11, 9), True),
        (date(2026, 11, 10), False),
    ],
)
def test_an_effect_holds_from_its_first_to_its_last_day(examples, day: date, holds: bool):
    assert examples.effect().holds_on(day) is holds
