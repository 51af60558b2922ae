"""Facts that are stated, missing, completed and corrected."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clue_intake.domain.facts import NOTHING_STATED, Facts

YES_OR_NO = st.none() | st.booleans()
TEXTS = st.sampled_from(["", "甲", "乙"])
FACTS = st.builds(Facts, YES_OR_NO, YES_OR_NO, YES_OR_NO, TEXTS, st.none() | st.integers(0, 9), TEXTS)


def test_stated_as_not_met_counts_as_stated() -> None:
    assert Facts(major=False, signatories=0).stated() == ("major", "signatories")


@pytest.mark.parametrize("text", ["", " ", "　", "待定", " 待确认 ", "无", "/", "不详"])
def test_a_text_that_names_nothing_states_nothing(text: str) -> None:
    assert Facts(confirmed_by=text, instruction=text) == NOTHING_STATED


@given(FACTS)
def test_nothing_stated_changes_nothing(facts: Facts) -> None:
    assert facts.updated_by(NOTHING_STATED) == facts.completed_by(NOTHING_STATED) == facts


@given(FACTS, FACTS)
def test_a_correction_wins_where_it_states_something(facts: Facts, later: Facts) -> None:
    corrected = facts.updated_by(later)
    assert all(getattr(corrected, name) == getattr(later, name) for name in later.stated())


@given(FACTS, FACTS)
def test_a_completion_never_overturns_what_is_stated(facts: Facts, later: Facts) -> None:
    completed = facts.completed_by(later)
    assert all(getattr(completed, name) == getattr(facts, name) for name in facts.stated())
    assert set(completed.stated()) == {*facts.stated(), *later.stated()}


@given(FACTS, FACTS, FACTS)
def test_correcting_is_associative(first: Facts, second: Facts, third: Facts) -> None:
    assert first.updated_by(second).updated_by(third) == first.updated_by(second.updated_by(third))
