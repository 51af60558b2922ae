"""Several findings at once, and benchmarks and orders of severity as odd as a deployment may set them."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from case_engine.domain.assessment.assess import assess
from case_engine.domain.assessment.codes import (
    CircumstanceItem,
    ConductItem,
    Direction,
    Ground,
    ManagementLevel,
    Measure,
    Outcome,
    Scope,
    Severity,
)
from case_engine.domain.assessment.facts import AssessedSubject, AssessmentFacts, Circumstance, Finding
from wenze.calendar import WorkingDayCalendar
from wenze.regulation import Ruleset

AS_OF = date(2026, 3, 1)
AGGRAVATING = (
    CircumstanceItem.OBSTRUCTION,
    CircumstanceItem.FALSIFICATION,
    CircumstanceItem.RETALIATION,
    CircumstanceItem.OTHER_AGGRAVATION,
)
MITIGATING = (CircumstanceItem.LOSS_AVERTED, CircumstanceItem.COOPERATION, CircumstanceItem.OTHER_MITIGATION)

findings = st.builds(
    Finding,
    item=st.sampled_from(ConductItem),
    severity=st.sampled_from(Severity),
    written_reasons=st.sampled_from(["", "前九项都不能涵盖"]),
    serious_consequences=st.booleans(),
    adverse_result=st.none() | st.booleans(),
    low_rank_years=st.none() | st.integers(0, 4),
    veto_authorised=st.none() | st.booleans(),
).filter(lambda finding: not (finding.serious_consequences and finding.adverse_result is False))
grounds = {CircumstanceItem.ROOM_FOR_ACTION: st.none() | st.sampled_from(Ground)}
circumstances = st.sampled_from(CircumstanceItem).flatmap(
    lambda item: st.builds(
        Circumstance, item=st.just(item), established=st.booleans(), ground=grounds.get(item, st.none())
    )
)
subjects = st.builds(
    AssessedSubject,
    scope=st.sampled_from([Scope.LEADING_CADRE, Scope.BY_REFERENCE]),
    managed_by=st.sampled_from(ManagementLevel),
    vertical=st.booleans(),
    probation=st.booleans(),
    handled_by=st.none() | st.sampled_from(ManagementLevel),
)
facts = st.builds(
    AssessmentFacts,
    as_of=st.just(AS_OF),
    conduct_on=st.dates(date(2014, 1, 1), AS_OF),
    subject=subjects,
    findings=st.lists(findings, max_size=6).map(tuple),
    circumstances=st.lists(circumstances, max_size=6).map(tuple),
)
orders = st.permutations(Measure)
tables = st.fixed_dictionaries(
    {severity.value: st.lists(st.sampled_from(Measure), min_size=1, unique=True) for severity in Severity}
)


@pytest.fixture(scope="session")
def ask(shipped: Ruleset, calendar: WorkingDayCalendar) -> Callable[[AssessmentFacts], Any]:
    return lambda stated: assess(stated, shipped.consult(AS_OF), calendar)


@given(stated=facts)
def test_the_order_of_findings_and_circumstances_does_not_matter(
    ask: Callable[..., Any], stated: AssessmentFacts
) -> None:
    """Turned round, the same facts give the same outcome, direction, measures and effects."""
    turned = replace(stated, findings=stated.findings[::-1], circumstances=stated.circumstances[::-1])
    one, other = ask(stated), ask(turned)
    assert (one.outcome, one.direction, one.effects) == (other.outcome, other.direction, other.effects)
    assert one.measures.recommended == other.measures.recommended
    assert one.measures.permitted == other.measures.permitted


@given(stated=facts, more=findings)
def test_one_more_finding_is_never_lighter(ask: Callable[..., Any], stated: AssessmentFacts, more: Finding) -> None:
    """The gravest governs: another finding leaves the recommendation as it is, or makes it heavier."""
    before, after = ask(stated), ask(replace(stated, findings=(*stated.findings, more)))
    if before.measures.recommended and after.measures.recommended:
        order = list(Measure)
        assert order.index(after.measures.recommended) >= order.index(before.measures.recommended)
    if before.outcome is not Outcome.NO_FINDING:
        assert after.outcome is not Outcome.NO_FINDING


@given(stated=facts)
def test_a_finding_that_does_not_count_changes_no_measure(ask: Callable[..., Any], stated: AssessmentFacts) -> None:
    """However grave, without its result it moves nothing."""
    empty = Finding(ConductItem.ACTING_WRONGLY_8, Severity.GRAVE, adverse_result=False)
    before, after = ask(stated), ask(replace(stated, findings=(*stated.findings, empty)))
    assert (before.outcome, before.direction, before.measures) == (after.outcome, after.direction, after.measures)


@given(stated=facts)
def test_each_finding_is_answered(ask: Callable[..., Any], stated: AssessmentFacts) -> None:
    """Asked about alone: if it counts a reason cites its clause, if not its clause or the one that kept it out."""
    for finding in stated.findings:
        cited = {reason.clause for reason in ask(replace(stated, findings=(finding,), circumstances=())).reasons}
        kept_out_by = {"accountability:2"} if finding.adverse_result is False else set[str]()
        if finding.item is ConductItem.NOT_ACTING_9 and finding.veto_authorised is False:
            kept_out_by.add("incentive:8")
        assert cited & {finding.item.value, *kept_out_by}


@given(
    order=orders,
    table=tables,
    severity=st.sampled_from(Severity),
    aggravating=st.integers(0, 4),
    mitigating=st.integers(0, 3),
    probation=st.booleans(),
    inside=st.booleans(),
)
def test_whatever_a_deployment_sets_the_measures_are_in_order(
    ruleset_with: Callable[[Mapping[str, Any]], Ruleset],
    calendar: WorkingDayCalendar,
    order: list[Measure],
    table: dict[str, list[Measure]],
    severity: Severity,
    aggravating: int,
    mitigating: int,
    probation: bool,
    inside: bool,
) -> None:
    """Recommended is permitted, aggravation never lighter and mitigation never heavier, for any order and benchmark."""
    decided = {
        "severity-order": list(order),
        "discretion-benchmark": table,
        "aggravation-step": "inside-range" if inside else "upper-half-then-one-group-up",
    }
    ruleset = ruleset_with(decided)

    def recommended(established: tuple[CircumstanceItem, ...]) -> tuple[Measure | None, Direction]:
        said = assess(
            AssessmentFacts(
                as_of=AS_OF,
                conduct_on=AS_OF,
                subject=AssessedSubject(Scope.LEADING_CADRE, ManagementLevel.UNIT, probation=probation),
                findings=(Finding(ConductItem.NOT_ACTING_1, severity),),
                circumstances=tuple(Circumstance(item, True) for item in established),
            ),
            ruleset.consult(AS_OF),
            calendar,
        )
        assert said.measures.recommended is None or said.measures.recommended in said.measures.permitted
        assert set(said.measures.benchmark) <= set(said.measures.permitted)
        return said.measures.recommended, said.direction

    plain, _ = recommended(())
    up, up_direction = recommended(AGGRAVATING[:aggravating])
    down, down_direction = recommended(MITIGATING[:mitigating])
    assert up_direction is (Direction.AGGRAVATED if aggravating else Direction.NEUTRAL)
    assert down_direction is (Direction.MITIGATED if mitigating else Direction.NEUTRAL)
    if plain is None or up is None or down is None:
        assert probation
        assert set(table[severity.value]) == {Measure.REASSIGNMENT}
        return
    assert order.index(down) <= order.index(plain) <= order.index(up)
