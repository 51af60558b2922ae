"""What must hold of eligibility for every ledger and every question."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from personnel.domain.cadre import Cadre
from personnel.domain.decision import CHINESE_MEASURES, AppealRight, Decision, SubjectAsDecided
from personnel.domain.effect import Effect, EffectKind
from personnel.domain.eligibility.answer import Answer, eligibility
from personnel.domain.eligibility.question import Action, Question
from personnel.domain.levels import Level
from wenze.regulation.ruleset import Ruleset

RULESET = Ruleset.load()
FIRST, LAST = date(2024, 1, 1), date(2029, 12, 31)
BY_DAYS = (EffectKind.PROMOTION_BAN, EffectKind.APPOINTMENT_BAN, EffectKind.IMPACT_PERIOD)

days = st.dates(FIRST, LAST)
details = st.fixed_dictionaries(
    {},
    optional={
        "year": st.sampled_from(["2025", "2026", "soon"]),
        "former_level": st.sampled_from([*(level.value for level in Level), "正科级", "?"]),
        "posts": st.sampled_from(["合成文化馆", ""]),
        "departments": st.sampled_from(["合成监管局", "合成监管局、合成审批局", ""]),
    },
)


@st.composite
def effects(draw: st.DrawFn) -> Effect:
    start = draw(days)
    until = draw(st.none() | st.integers(0, 800).map(lambda length: start + timedelta(length)))
    return Effect(draw(st.sampled_from(EffectKind)), start, until, "accountability:18", "合成示例", draw(details))


@st.composite
def ledgers(draw: st.DrawFn) -> list[Decision]:
    made = draw(
        st.lists(
            st.tuples(days, st.sampled_from(sorted(CHINESE_MEASURES)), st.lists(effects(), max_size=3)), max_size=3
        )
    )
    return [made_decision(f"D-{number}", *each) for number, each in enumerate(made)]


def made_decision(name: str, day: date, measure: str, holding: list[Effect]) -> Decision:
    subject = SubjectAsDecided("合成甲", "合成局")
    appeal = AppealRight(15, "合成主管部门")
    return Decision(
        name, f"C-{name}", f"{name}号", subject, measure, "合成示例", (), "合成部务会", day, day, appeal, tuple(holding)
    )


questions = st.builds(
    Question,
    action=st.sampled_from(Action),
    on=days,
    level=st.none() | st.sampled_from(Level),
    post=st.sampled_from(["", "合成监管局副局长", "合成文化馆馆长"]),
)


def answer(decisions: list[Decision], question: Question, examples: Any) -> Answer:
    cadre: Cadre = examples.cadre(*decisions)
    return eligibility(cadre, question, RULESET.consult(question.on))


@given(ledgers(), effects(), questions)
def test_another_effect_never_makes_anyone_eligible(examples, decisions, more, question):
    before = answer(decisions, question, examples)
    after = answer([*decisions, made_decision("D-more", more.effective_from, "removal", [more])], question, examples)
    assert before.eligible or not after.eligible
    assert set(before.blocking) <= set(after.blocking)


@given(st.data(), ledgers(), questions)
def test_the_order_of_decisions_does_not_matter(examples, data: st.DataObject, decisions, question):
    shuffled = data.draw(st.permutations(decisions))
    assert answer(shuffled, question, examples) == answer(decisions, question, examples)


@given(ledgers(), questions)
def test_eligible_means_that_nothing_blocks_and_every_block_covers_the_day_asked(examples, decisions, question):
    found = answer(decisions, question, examples)
    assert found.eligible is (not found.blocking)
    for each in found.blocking:
        assert each.starts <= question.on
        assert each.until is None or question.on <= each.until
        assert any(each.decision == decision.decision_id for decision in decisions)


@given(ledgers(), questions)
def test_the_block_that_holds_longest_comes_first(examples, decisions, question):
    ends = [each.until or date.max for each in answer(decisions, question, examples).blocking]
    assert ends == sorted(ends, reverse=True)


@given(ledgers(), effects(), questions)
def test_what_has_not_started_yet_changes_nothing(examples, decisions, later, question):
    assume(later.effective_from > question.on and later.kind is not EffectKind.HONOURS_CANCELLED)
    assume(later.kind is not EffectKind.APPRAISAL_BASICALLY_COMPETENT)  # both hold for their whole year
    with_it = [*decisions, made_decision("D-later", later.effective_from, "removal", [later])]
    assert answer(with_it, question, examples) == answer(decisions, question, examples)


@given(ledgers(), questions)
def test_no_condition_is_said_twice(examples, decisions, question):
    conditions = answer(decisions, question, examples).conditions
    assert len(conditions) == len(set(conditions))


@given(st.sampled_from(BY_DAYS), days, st.integers(0, 800), days)
def test_a_ban_on_promotion_blocks_exactly_on_its_days(examples, kind, start, length, asked):
    until = start + timedelta(length)
    ban = Effect(kind, start, until, "accountability:18", "合成示例")
    found = answer([made_decision("D-1", start, "removal", [ban])], Question(Action.PROMOTION, asked), examples)
    assert found.eligible is not (start <= asked <= until)


@given(ledgers(), questions)
def test_an_appointment_above_the_roster_s_level_is_answered_as_the_promotion_it_is(examples, decisions, question):
    higher = question.level or Level.DEPUTY_DEPARTMENT
    assume(higher.is_above(examples.particulars().level))
    asked = [replace(question, action=action, level=higher) for action in (Action.PROMOTION, Action.APPOINTMENT)]
    promotion, appointment = (answer(decisions, each, examples) for each in asked)
    assert appointment.eligible is promotion.eligible
    assert set(appointment.blocking) == set(promotion.blocking)
    assert set(promotion.conditions) <= set(appointment.conditions)


@given(st.sampled_from(Level), st.sampled_from(Level), days)
def test_a_higher_post_ban_blocks_exactly_the_levels_above_the_former_one(examples, former, intended, start):
    ban = Effect(EffectKind.HIGHER_POST_BAN, start, None, "accountability:18.4", "", {"former_level": former.value})
    question = Question(Action.APPOINTMENT, start, intended)
    found = answer([made_decision("D-1", start, "removal", [ban])], question, examples)
    assert found.eligible is (list(Level).index(intended) <= list(Level).index(former))


@given(st.integers(2024, 2029), days, days)
def test_cancelled_honours_block_exactly_their_year(examples, year, start, asked):
    cancelled = Effect(EffectKind.HONOURS_CANCELLED, start, None, "accountability:18", "", {"year": str(year)})
    decisions = [made_decision("D-1", start, "removal", [cancelled])]
    assert answer(decisions, Question(Action.HONOURS, asked), examples).eligible is (asked.year != year)


@pytest.mark.parametrize("kind", [EffectKind.FILE_ENTRY, EffectKind.PROBATION_POST_LAPSES])
@given(question=questions)
def test_what_forbids_nothing_blocks_nothing(examples, kind: EffectKind, question: Question):
    lasting = Effect(kind, FIRST, None, "accountability:18.7", "")
    assert answer([made_decision("D-1", FIRST, "removal", [lasting])], question, examples).eligible
