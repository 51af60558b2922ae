"""A clue from its first submission to its admission."""

from dataclasses import replace
from datetime import date
from functools import reduce

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clue_intake.domain.admission.parameters import Basis
from clue_intake.domain.clue.complete_admission import decide_completion
from clue_intake.domain.clue.events import (
    AdmissionCompleted,
    ClueAdmitted,
    ClueEvent,
    ClueHeld,
    ClueReceived,
    ClueSubmittedAgain,
)
from clue_intake.domain.clue.state import Clue, Status, evolve
from clue_intake.domain.clue.submit import decide_submission
from clue_intake.domain.facts import NOTHING_STATED, Facts
from clue_intake.domain.refusal import Refusal
from clue_intake.domain.source import Source
from clue_intake.domain.submission import Particulars, Submission

TODAY = date(2026, 3, 2)
BASIS = Basis(TODAY, "test", "hash")
COMPLETE = Facts(factual_basis=True, considerable_impact=True)


class Three:
    joint_proposal_minimum = 3

    def basis(self) -> Basis:
        return BASIS


def submission(facts: Facts = NOTHING_STATED, text: str = "v1", informant: str = "") -> Submission:
    clue = Particulars("c0ffee", "430602", Source.CITIZEN_REPORT, "petition", "XF-1", date(2026, 3, 1), "合成线索", ())
    return Submission(clue, text, facts, sealed_informant=informant, fingerprint=f"fingerprint of {text}")


def submit(state: Clue | None, what: Submission) -> tuple[ClueEvent, ...]:
    return decide_submission(state, what, Three(), "合成经办人", TODAY)


def complete(state: Clue, facts: Facts) -> tuple[ClueEvent, ...]:
    return decide_completion(state, facts, Three(), "合成经办人", TODAY)


def after(state: Clue | None, events: tuple[ClueEvent, ...]) -> Clue:
    folded = reduce(evolve, events, state)
    assert folded is not None
    return folded


def only_submitted_again(events: tuple[ClueEvent, ...]) -> ClueSubmittedAgain:
    (event,) = events
    assert isinstance(event, ClueSubmittedAgain)
    return event


def held() -> Clue:
    return after(None, submit(None, submission()))


def admitted() -> Clue:
    return after(None, submit(None, submission(COMPLETE)))


def test_a_new_clue_that_meets_its_condition_is_received_and_admitted_at_once() -> None:
    received, verdict = submit(None, submission(COMPLETE))
    assert received == ClueReceived(submission(COMPLETE))
    assert isinstance(verdict, ClueAdmitted)
    assert verdict.admitted_on == TODAY
    assert verdict.basis == BASIS


def test_a_clue_without_factual_basis_is_held() -> None:
    _, verdict = submit(None, submission(Facts(considerable_impact=True)))
    assert isinstance(verdict, ClueHeld)
    assert [reason.clause for reason in verdict.reasons] == ["accountability:9.1"]


def test_the_same_submission_again_is_a_duplicate_that_says_nothing_new() -> None:
    again = only_submitted_again(submit(held(), submission()))
    assert not again.differs
    assert again.later is None


def test_a_different_text_under_the_same_id_is_kept_with_the_clue() -> None:
    again = only_submitted_again(submit(held(), submission(text="v2")))
    assert again.differs
    assert after(held(), (again,)).later == (submission(text="v2"),)


def test_a_text_seen_before_is_not_different_even_if_another_came_between() -> None:
    state = after(held(), submit(held(), submission(text="v2")))
    again = only_submitted_again(submit(state, submission()))
    assert not again.differs


def test_a_later_text_that_comes_again_is_not_different() -> None:
    state = after(held(), submit(held(), submission(text="v2")))
    assert not only_submitted_again(submit(state, submission(text="v2"))).differs


def test_an_informant_who_comes_with_an_unchanged_text_is_kept_sealed() -> None:
    again = only_submitted_again(submit(held(), submission(informant="sm4gcm…")))
    assert not again.differs
    assert after(held(), (again,)).holds_sealed_informant


def test_a_duplicate_belongs_to_the_clue_as_first_received() -> None:
    moved = submission(text="v2")
    moved = replace(moved, clue=replace(moved.clue, county="430626"))
    again = only_submitted_again(submit(held(), moved))
    assert again.clue.county == "430602"


def test_a_later_submission_that_states_what_was_missing_admits_the_clue() -> None:
    events = submit(held(), submission(COMPLETE, "v2"))
    assert after(held(), events).status is Status.ADMITTED
    assert after(held(), events).times_submitted_again == 1


def test_a_later_submission_never_overturns_what_was_stated() -> None:
    state = after(None, submit(None, submission(Facts(factual_basis=False, considerable_impact=True))))
    again = only_submitted_again(submit(state, submission(COMPLETE, "v2")))
    assert after(state, (again,)).status is Status.HELD


def test_an_admitted_clue_is_not_examined_again_by_a_later_submission() -> None:
    assert len(submit(admitted(), submission(Facts(major=True), "v2"))) == 1


def test_completing_what_was_missing_admits_a_held_clue() -> None:
    completed, verdict = complete(held(), COMPLETE)
    assert completed == AdmissionCompleted(("factual_basis", "considerable_impact"), COMPLETE, "合成经办人")
    assert isinstance(verdict, ClueAdmitted)


def test_completing_half_of_it_leaves_the_clue_held_with_the_other_half_missing() -> None:
    state = after(held(), complete(held(), Facts(factual_basis=True)))
    assert state.status is Status.HELD
    assert len(state.reasons) == 1


def test_a_person_may_correct_what_was_stated_as_not_met() -> None:
    state = after(None, submit(None, submission(Facts(factual_basis=False, considerable_impact=True))))
    assert after(state, complete(state, Facts(factual_basis=True))).status is Status.ADMITTED


def test_stating_again_what_is_known_changes_nothing() -> None:
    state = after(held(), complete(held(), Facts(factual_basis=True)))
    assert complete(state, Facts(factual_basis=True)) == ()


def test_an_admitted_clue_cannot_be_completed() -> None:
    with pytest.raises(Refusal) as refused:
        complete(admitted(), Facts(factual_basis=False))
    assert refused.value.clause == "accountability:9.1"
    assert "2026-03-02" in refused.value.text


def test_a_history_that_does_not_begin_with_the_receipt_is_not_a_clue() -> None:
    with pytest.raises(ValueError, match="begins with"):
        evolve(None, AdmissionCompleted((), COMPLETE, "合成经办人"))


FACTS = st.builds(Facts, st.none() | st.booleans(), st.none() | st.booleans())
STEPS = st.lists(st.tuples(st.booleans(), FACTS, st.sampled_from(["v1", "v2", "v3"])), max_size=8)


@given(STEPS)
def test_a_clue_is_admitted_at_most_once_and_every_submission_is_counted(
    steps: list[tuple[bool, Facts, str]],
) -> None:
    events = list(submit(None, submission()))
    submitted = 1
    for by_feed, facts, text in steps:
        state = after(None, tuple(events))
        if by_feed:
            events += submit(state, submission(facts, text))
            submitted += 1
        elif state.status is Status.HELD:
            events += complete(state, facts)
    final = after(None, tuple(events))
    assert sum(isinstance(event, ClueAdmitted) for event in events) == (final.status is Status.ADMITTED)
    assert 1 + final.times_submitted_again == submitted
