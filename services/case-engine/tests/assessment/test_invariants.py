"""What holds for every combination of flags.

All of scope × managing level × vertical × probation × severity × circumstances (0, 1 or 2 aggravating; 0, 1 or 2
mitigating; exempting or not; left to people or not) × referral are assessed once; then, of every answer:

1. It has a reason, and every part of it cites a clause of the catalogue and says something in Chinese.
2. An outside subject, and only one, is outside the scope; without a finding that counts there is no-finding.
3. Outside the scope and when exempt there are no measures, no effects and a neutral direction.
4. Nobody is exempt with an established aggravating circumstance.
5. The recommended measure is permitted; nothing is both permitted and excluded, and all ten measures are either.
6. Where people decide or weigh, nothing is recommended; without a recommendation there are no effects.
7. Every measure costs the year's honours and goes into the file; no effect comes twice or ends before it begins.
8. Reassignment is never open on probation without reasons.
9. More aggravation never gives a lighter recommendation, more mitigation never a heavier one.
10. City-managed cadres go to the city committee, vertical subjects are reported locally; referrals follow the facts.
11. The answer replays to an equal answer, and its receipt names every rule and clause of its parts once.
"""

from collections.abc import Iterator
from datetime import date
from itertools import product
from typing import NamedTuple

import pytest

from case_engine.domain.assessment.assess import assess
from case_engine.domain.assessment.codes import (
    CircumstanceItem,
    ConductItem,
    Direction,
    EffectKind,
    Ground,
    ManagementLevel,
    Measure,
    Outcome,
    RouteStep,
    Scope,
    Severity,
)
from case_engine.domain.assessment.facts import (
    AssessedSubject,
    AssessmentFacts,
    Circumstance,
    Finding,
    Referral,
)
from case_engine.domain.assessment.verdict import Assessment
from wenze.calendar import WorkingDayCalendar
from wenze.regulation import Ruleset

AS_OF, CONDUCT_ON = date(2026, 3, 1), date(2025, 11, 20)
AGGRAVATING = (CircumstanceItem.OBSTRUCTION, CircumstanceItem.RETALIATION)
MITIGATING = (CircumstanceItem.LOSS_AVERTED, CircumstanceItem.COOPERATION)
ORDER = tuple(Measure)


class Flags(NamedTuple):
    """One combination; the numbers count established circumstances."""

    scope: Scope
    managed_by: ManagementLevel
    vertical: bool
    probation: bool
    severity: Severity
    aggravating: int
    mitigating: int
    exempting: bool
    left_to_people: bool
    discipline: bool
    crime: bool


class Answer(NamedTuple):
    """The facts of one combination and what came of them."""

    flags: Flags
    facts: AssessmentFacts
    assessment: Assessment


def facts_for(flags: Flags) -> AssessmentFacts:
    """The facts of one combination."""
    circumstances = [
        *(Circumstance(item, place < flags.aggravating) for place, item in enumerate(AGGRAVATING)),
        *(Circumstance(item, place < flags.mitigating) for place, item in enumerate(MITIGATING)),
        Circumstance(CircumstanceItem.EMERGENCY, flags.exempting),
        Circumstance(CircumstanceItem.ROOM_FOR_ACTION, flags.left_to_people, Ground.NON_SUBJECTIVE_MISTAKE),
    ]
    return AssessmentFacts(
        as_of=AS_OF,
        conduct_on=CONDUCT_ON,
        subject=AssessedSubject(flags.scope, flags.managed_by, flags.vertical, flags.probation),
        findings=(Finding(ConductItem.ACTING_WRONGLY_1, flags.severity),),
        circumstances=tuple(circumstances),
        referral=Referral(flags.discipline, flags.crime),
    )


def combinations() -> Iterator[Flags]:
    """All of them."""
    switch = (False, True)
    count = (0, 1, 2)
    for values in product(
        Scope, ManagementLevel, switch, switch, Severity, count, count, switch, switch, switch, switch
    ):
        yield Flags(*values)


@pytest.fixture(scope="module")
def answers(shipped: Ruleset, calendar: WorkingDayCalendar) -> dict[Flags, Answer]:
    """Every combination assessed once."""
    stated = {flags: facts_for(flags) for flags in combinations()}
    return {
        flags: Answer(flags, facts, assess(facts, shipped.consult(AS_OF), calendar)) for flags, facts in stated.items()
    }


def test_every_combination_is_there(answers: dict[Flags, Answer]) -> None:
    """Guards the others against looking at nothing, and shows that every outcome but no-finding occurs."""
    assert len(answers) == 3 * 3 * 2 * 2 * 4 * 3 * 3 * 2 * 2 * 2 * 2
    assert {each.assessment.outcome for each in answers.values()} == set(Outcome) - {Outcome.NO_FINDING}
    assert {each.assessment.direction for each in answers.values()} == set(Direction)


def test_every_part_cites_a_clause_and_speaks(answers: dict[Flags, Answer], shipped: Ruleset) -> None:
    """Invariants 1 and 11: reasons, exclusions, effects, referrals and steps, all of them in the receipt."""
    for _, facts, said in answers.values():
        parts = (*said.reasons, *said.measures.excluded, *said.effects, *said.referrals, *said.approval_route)
        assert said.reasons
        assert all(part.clause in shipped.catalogue and part.text.endswith("。") for part in parts)
        assert sorted(said.receipt.clauses) == sorted({part.clause for part in parts})
        assert sorted(said.receipt.rules) == sorted({part.rule for part in parts})
        assert said.receipt.as_of == facts.as_of


def test_only_outside_subjects_are_outside_the_scope(answers: dict[Flags, Answer]) -> None:
    """Invariant 2."""
    for flags, _, said in answers.values():
        assert (said.outcome is Outcome.OUTSIDE_SCOPE) is (flags.scope is Scope.OUTSIDE)


def test_without_accountability_there_are_no_measures(answers: dict[Flags, Answer]) -> None:
    """Invariant 3."""
    for _, _, said in answers.values():
        if said.outcome in {Outcome.OUTSIDE_SCOPE, Outcome.EXEMPT}:
            measures = said.measures
            assert (measures.recommended, measures.permitted, measures.excluded, said.effects) == (None, (), (), ())
            assert said.direction is Direction.NEUTRAL


def test_nobody_is_exempt_with_an_aggravating_circumstance(answers: dict[Flags, Answer]) -> None:
    """Invariant 4, and its converse: without one, an emergency exempts unless people have to decide."""
    for flags, _, said in answers.values():
        exempt = flags.exempting and not flags.aggravating and not flags.left_to_people
        assert (said.outcome is Outcome.EXEMPT) is (exempt and flags.scope is not Scope.OUTSIDE)


def test_the_recommended_measure_is_permitted_and_nothing_is_both(answers: dict[Flags, Answer]) -> None:
    """Invariant 5."""
    for _, _, said in answers.values():
        if said.outcome in {Outcome.ACCOUNTABLE, Outcome.COLLECTIVE_DECISION}:
            excluded = {exclusion.measure for exclusion in said.measures.excluded}
            assert not excluded.intersection(said.measures.permitted)
            assert excluded.union(said.measures.permitted) == set(Measure)
            assert said.measures.recommended is None or said.measures.recommended in said.measures.permitted
            assert set(said.measures.benchmark) <= set(said.measures.permitted)


def test_where_people_decide_nothing_is_recommended(answers: dict[Flags, Answer]) -> None:
    """Invariant 6, and its converse: where they don't, something is."""
    for _, _, said in answers.values():
        proposes = said.outcome is Outcome.ACCOUNTABLE and said.direction is not Direction.CONFLICTING
        assert (said.measures.recommended is not None) is proposes
        assert bool(said.effects) is proposes


def test_every_measure_costs_the_honours_and_goes_into_the_file(answers: dict[Flags, Answer]) -> None:
    """Invariant 7."""
    for _, _, said in answers.values():
        kinds = [effect.kind for effect in said.effects]
        if kinds:
            assert kinds[0] is EffectKind.HONOURS_CANCELLED
            assert kinds[-1] is EffectKind.FILE_ENTRY
        assert len(set(kinds)) == len(kinds)
        assert all(each.effective_until is None or each.effective_until >= each.effective_from for each in said.effects)


def test_reassignment_is_not_open_on_probation(answers: dict[Flags, Answer]) -> None:
    """Invariant 8."""
    for flags, _, said in answers.values():
        if flags.probation and said.measures.permitted:
            assert Measure.REASSIGNMENT not in said.measures.permitted
            clauses = {each.clause for each in said.measures.excluded if each.measure is Measure.REASSIGNMENT}
            assert "accountability:18.6" in clauses


def test_more_aggravation_is_never_lighter_and_more_mitigation_never_heavier(answers: dict[Flags, Answer]) -> None:
    """Invariant 9, over every pair of neighbours with a recommendation; some of them do differ."""
    moved = 0
    for flags, _, said in answers.values():
        for field, upwards in (("aggravating", True), ("mitigating", False)):
            more = answers.get(flags._replace(**{field: getattr(flags, field) + 1}))
            if more is None or said.measures.recommended is None or more.assessment.measures.recommended is None:
                continue
            before, after = ORDER.index(said.measures.recommended), ORDER.index(more.assessment.measures.recommended)
            assert after >= before if upwards else after <= before
            moved += after != before
    assert moved > 0


def test_the_route_follows_who_manages_the_subject(answers: dict[Flags, Answer]) -> None:
    """Invariant 10 for approval."""
    for flags, _, said in answers.values():
        steps = [step.step for step in said.approval_route]
        in_scope = flags.scope is not Scope.OUTSIDE
        city = flags.managed_by is ManagementLevel.CITY
        assert (RouteStep.CITY_COMMITTEE_APPROVAL in steps) is (in_scope and city)
        assert (RouteStep.COLLECTIVE_STUDY in steps) is not (in_scope and city)
        assert (RouteStep.REPORT_TO_LOCAL_COMMITTEE in steps) is (in_scope and flags.vertical)


def test_referrals_follow_the_facts_whatever_the_outcome(answers: dict[Flags, Answer]) -> None:
    """Invariant 10 for referrals."""
    for flags, _, said in answers.values():
        expected = ["discipline-inspection"] * flags.discipline + ["judicial-authority"] * flags.crime
        assert [referral.to for referral in said.referrals] == expected


def test_every_answer_replays(answers: dict[Flags, Answer], shipped: Ruleset, calendar: WorkingDayCalendar) -> None:
    """Invariant 11: the same facts under the same regulation, asked again, give an equal answer."""
    for flags, _, said in answers.values():
        assert assess(facts_for(flags), shipped.consult(AS_OF), calendar) == said
