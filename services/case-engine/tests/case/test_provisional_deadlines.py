"""Days that rest on a year whose calendar is not published: they say so, and are counted anew once it is."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from case_engine.domain.deadlines.deadline import Deadline, DeadlineKind, why
from case_engine.domain.deadlines.deadlines import deadlines_of
from case_engine.domain.deadlines.firing import decide_moved
from case_engine.domain.deadlines.reckoning import Reckoning


def the(driven: Any, kind: DeadlineKind, reckoning: Reckoning) -> Deadline:
    (deadline,) = [each for each in deadlines_of(driven.present, reckoning) if each.kind is kind]
    return deadline


class Reached:
    def __init__(self, on: date, *, provisional: bool) -> None:
        self.on = on
        self.provisional = provisional


class Provisional:
    """A calendar of years that are not published yet: what it says of working days is `days` later, or certain."""

    def __init__(self, calendar: Any, *, days: int = 0, provisional: bool = True) -> None:
        self._calendar = calendar
        self._moved = timedelta(days=days)
        self._provisional = provisional

    def add_working_days(self, start: date, days: int, count_start: bool = False) -> Reached:
        on = self._calendar.add_working_days(start, days, count_start).on + self._moved
        return Reached(on, provisional=self._provisional)

    def next_working_day(self, day: date) -> Reached:
        return Reached(self._calendar.next_working_day(day).on + self._moved, provisional=self._provisional)

    def add_calendar_days(self, start: date, days: int, count_start: bool = False) -> date:
        return self._calendar.add_calendar_days(start, days, count_start)

    def add_months(self, day: date, months: int) -> date:
        return self._calendar.add_months(day, months)


def by(driven: Any, **calendar: Any) -> Reckoning:
    reckoning = driven.assessor.reckoning
    return replace(reckoning, calendar=Provisional(reckoning.calendar, **calendar))


@pytest.mark.parametrize("days", [0, 2])
def test_a_published_calendar_makes_open_provisional_deadlines_certain_and_moves_them(started: Any, days: int) -> None:
    target, limit = started.deadlines().values()
    before, after = by(started), by(started, days=days, provisional=False)
    moved = decide_moved(started.present, before=before, after=after)
    assert [event.deadline_id for event in moved] == [target.deadline_id, limit.deadline_id]
    event = moved[1]
    due_on = limit.due_on + timedelta(days=days)
    assert (event.before, event.after, event.provisional) == (limit.due_on, due_on, False)
    assert (event.kind, event.clause, event.cadre_id) == (limit.kind, limit.clause, "")
    assert (event.text, event.handler) == (why(replace(limit, due_on=due_on)), "合成承办人")


def test_what_is_certain_closed_or_as_before_is_not_told_again(started: Any) -> None:
    certain = started.assessor.reckoning
    assert decide_moved(started.present, before=certain, after=by(started, days=2)) == ()
    assert decide_moved(started.present, before=by(started), after=by(started)) == ()
    started.record_findings().propose_opinion()
    assert decide_moved(started.present, before=by(started), after=certain) == ()


def test_a_provisional_appeal_says_so(in_force: Any) -> None:
    in_force.serve()
    assert the(in_force, DeadlineKind.APPEAL, by(in_force)).provisional
    assert the(in_force, DeadlineKind.APPEAL, by(in_force, days=1)).shifts[0].after == date(2026, 4, 1)


def test_a_moved_last_day_keeps_its_length_and_says_whether_it_is_certain(in_force: Any) -> None:
    counted = in_force.assessor.reckoning.appeal_days(in_force.today)
    assert (counted.length, counted.provisional) == (15, False)
    assert by(in_force, days=1).appeal_days(in_force.today).provisional
