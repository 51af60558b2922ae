"""`effective_until` is the last day on which an effect holds: the days before, on and after it."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from dateutil.relativedelta import relativedelta
from hypothesis import given
from hypothesis import strategies as st

from case_engine.domain.assessment.codes import EffectKind, Measure
from case_engine.domain.assessment.effects import effects_of
from case_engine.domain.assessment.occasion import Occasion
from case_engine.domain.assessment.period import last_day
from case_engine.domain.assessment.verdict import Effect
from case_engine.domain.rules.article_18_2_suspension import rectification_limit
from wenze.calendar import WorkingDayCalendar
from wenze.regulation import Ruleset

EFFECTIVE = date(2026, 3, 1)

BANS = [
    (Measure.ADMONITION_TALK, EffectKind.PROMOTION_BAN, 6),
    (Measure.PUBLIC_APOLOGY, EffectKind.PROMOTION_BAN, 6),
    (Measure.REASSIGNMENT, EffectKind.PROMOTION_BAN, 12),
    (Measure.RESIGNATION, EffectKind.APPOINTMENT_BAN, 12),
    (Measure.RESIGNATION, EffectKind.HIGHER_POST_BAN, 24),
    (Measure.ORDERED_RESIGNATION, EffectKind.APPOINTMENT_BAN, 12),
    (Measure.REMOVAL, EffectKind.HIGHER_POST_BAN, 24),
    (Measure.DEMOTION, EffectKind.PROMOTION_BAN, 24),
]


def holds(effect: Effect, day: date) -> bool:
    """Both ends included, as the type says."""
    return effect.effective_from <= day and (effect.effective_until is None or day <= effect.effective_until)


@pytest.mark.parametrize(("measure", "kind", "months"), BANS)
def test_a_ban_holds_from_the_effective_date_to_the_corresponding_day(
    shipped: Ruleset, calendar: WorkingDayCalendar, measure: Measure, kind: EffectKind, months: int
) -> None:
    """Not the day before, on the first, before and on the last, and not the day after."""
    effects = effects_of(measure, Occasion(EFFECTIVE, EFFECTIVE), shipped.consult(EFFECTIVE), calendar)
    (ban,) = [effect for effect in effects if effect.kind is kind]
    last = EFFECTIVE + relativedelta(months=months)
    one_day = timedelta(days=1)
    days = (EFFECTIVE - one_day, EFFECTIVE, last - one_day, last, last + one_day)
    assert [holds(ban, day) for day in days] == [False, True, True, True, False]


@pytest.mark.parametrize("measure", Measure)
def test_the_file_entry_holds_for_ever(shipped: Ruleset, calendar: WorkingDayCalendar, measure: Measure) -> None:
    effects = effects_of(measure, Occasion(EFFECTIVE, EFFECTIVE), shipped.consult(EFFECTIVE), calendar)
    assert holds(effects[-1], date.max)
    assert effects[-1].kind is EffectKind.FILE_ENTRY


def test_rectification_may_take_half_a_year_from_the_decision(shipped: Ruleset, calendar: WorkingDayCalendar) -> None:
    """问责办法 18.2: the last day is still in time."""
    assert rectification_limit(EFFECTIVE, shipped.consult(EFFECTIVE), calendar) == date(2026, 9, 1)


@given(start=st.dates(date(2015, 1, 1), date(2050, 1, 1)), months=st.sampled_from([6, 12, 24]))
def test_counting_the_first_day_ends_a_period_at_most_one_day_earlier(
    ruleset_with: Callable[..., Ruleset],
    shipped: Ruleset,
    calendar: WorkingDayCalendar,
    start: date,
    months: int,
) -> None:
    """And a period never ends before its month, nor in the one after."""
    counting = ruleset_with({"event-day-counted": "yes"})
    later = last_day(start, months, shipped.consult(start), calendar)
    earlier = last_day(start, months, counting.consult(start), calendar)
    assert later - earlier in {timedelta(0), timedelta(days=1)}
    assert (later.year * 12 + later.month) - (start.year * 12 + start.month) == months
    assert later.day <= start.day
