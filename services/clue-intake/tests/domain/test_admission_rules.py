"""Properties that all nine rules share, and their agreement with the clause catalogue."""

from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clue_intake.domain.admission.parameters import Basis
from clue_intake.domain.admission.rules import RULES
from clue_intake.domain.admission.verdict import Admitted, Held
from clue_intake.domain.facts import NOTHING_STATED, Facts
from clue_intake.domain.source import Source
from wenze.contracts import message
from wenze.regulation import catalogue

YES_OR_NO = st.none() | st.booleans()
TEXTS = st.sampled_from(["", "市审计局", "市委常委会会议纪要〔2026〕3号"])
FACTS = st.builds(Facts, YES_OR_NO, YES_OR_NO, YES_OR_NO, TEXTS, st.none() | st.integers(0, 9), TEXTS)
SOURCES = st.sampled_from(list(Source))


class Three:
    joint_proposal_minimum = 3

    def basis(self) -> Basis:
        raise AssertionError("a rule does not ask for its own record")


def _not_met(name: str) -> dict[str, Any]:
    return {name: False}


def test_the_nine_sources_are_those_of_the_contract() -> None:
    assert {str(source) for source in Source} == set(get_args(message.Source))
    assert RULES.keys() == set(Source)


@pytest.mark.parametrize("source", Source)
def test_each_source_is_examined_under_the_clause_that_names_it(source: Source) -> None:
    assert source in catalogue().clause(RULES[source].clause).sources


@pytest.mark.parametrize("source", Source)
def test_nothing_is_admitted_when_nothing_is_stated(source: Source) -> None:
    assert isinstance(RULES[source].examine(NOTHING_STATED, Three()), Held)


@given(SOURCES, FACTS)
def test_every_verdict_has_reasons_with_a_clause_and_a_text(source: Source, facts: Facts) -> None:
    verdict = RULES[source].examine(facts, Three())
    assert verdict.reasons
    assert all(reason.clause == RULES[source].clause and reason.text for reason in verdict.reasons)


@given(SOURCES, FACTS, FACTS)
def test_stating_what_was_missing_never_undoes_an_admission(source: Source, facts: Facts, later: Facts) -> None:
    if isinstance(RULES[source].examine(facts, Three()), Admitted):
        assert isinstance(RULES[source].examine(facts.completed_by(later), Three()), Admitted)


@pytest.mark.parametrize(
    ("source", "name"),
    [
        (Source.CITIZEN_REPORT, "factual_basis"),
        (Source.CITIZEN_REPORT, "considerable_impact"),
        (Source.MAJOR_INCIDENT, "major"),
        (Source.MEDIA_EXPOSURE, "major"),
        (Source.FUNCTIONAL_DEPARTMENT_CHECK, "major"),
        (Source.APPRAISAL_FINDING, "major"),
    ],
)
def test_not_stated_and_stated_as_not_met_are_both_held_but_told_apart(source: Source, name: str) -> None:
    missing = RULES[source].examine(NOTHING_STATED, Three())
    denied = RULES[source].examine(Facts(**_not_met(name)), Three())
    assert isinstance(denied, Held)
    assert set(missing.reasons) - set(denied.reasons)
    assert set(denied.reasons) - set(missing.reasons)
