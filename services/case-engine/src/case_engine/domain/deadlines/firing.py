"""A deadline makes itself heard once before its day and once after it; a mark in the case says that it did."""

from collections.abc import Iterator
from datetime import date

from case_engine.domain.case.case import Case
from case_engine.domain.case.events import DeadlineFired, DeadlineMoved
from case_engine.domain.deadlines.deadline import Deadline, DeadlineKind, Phase, why
from case_engine.domain.deadlines.deadlines import deadlines_of
from case_engine.domain.deadlines.reckoning import Reckoning


def decide_fired(case: Case, *, today: date, lead_days: int, reckoning: Reckoning) -> tuple[DeadlineFired, ...]:
    """Every phase that is due today and was not heard before. Nothing is ever approved by it."""
    return tuple(
        _fired(case, deadline, phase)
        for deadline in deadlines_of(case, reckoning)
        for phase in _due(case, deadline, today, lead_days)
    )


def decide_moved(case: Case, *, before: Reckoning, after: Reckoning) -> tuple[DeadlineMoved, ...]:
    """Every provisional deadline that is still open and falls on another day, or is certain, by the new calendar."""
    old = {each.deadline_id: each for each in deadlines_of(case, before) if each.provisional}
    return tuple(
        DeadlineMoved(
            deadline_id=deadline.deadline_id,
            kind=deadline.kind,
            clause=deadline.clause,
            cadre_id=deadline.cadre_id,
            before=known.due_on,
            after=deadline.due_on,
            provisional=deadline.provisional,
            text=why(deadline),
            handler=case.handler,
        )
        for deadline in deadlines_of(case, after)
        if deadline.closed_on is None
        and (known := old.get(deadline.deadline_id))
        and (known.due_on, known.provisional) != (deadline.due_on, deadline.provisional)
    )


def next_alarm(case: Case, deadline: Deadline, lead_days: int) -> date | None:
    """The day from which its next phase is to be heard; None when there is nothing left to say."""
    if deadline.closed_on is not None:
        return None
    waiting: date | None = None
    for phase, day in reversed(deadline.alarms(lead_days)):
        if (deadline.deadline_id, phase) in case.fired:
            break
        waiting = day
    return waiting


def _due(case: Case, deadline: Deadline, today: date, lead_days: int) -> Iterator[Phase]:
    """The last phase whose day has come: what was missed before it needs no telling any more."""
    if deadline.closed_on is not None or deadline.kind is DeadlineKind.ENTRY_INTO_FORCE:
        return
    come = [phase for phase, day in deadline.alarms(lead_days) if day <= today]
    if come and (deadline.deadline_id, come[-1]) not in case.fired:
        yield come[-1]


def _fired(case: Case, deadline: Deadline, phase: Phase) -> DeadlineFired:
    return DeadlineFired(
        deadline_id=deadline.deadline_id,
        phase=phase,
        kind=deadline.kind,
        clause=deadline.clause,
        cadre_id=deadline.cadre_id,
        due_on=deadline.due_on,
        provisional=deadline.provisional,
        text=why(deadline),
        handler=case.handler,
    )
