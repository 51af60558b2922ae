"""激励办法 9: who was accused without ground is cleared by a day, which the text leaves to the office to set."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Final, cast

from case_engine.domain.assessment.codes import Outcome
from case_engine.domain.case.appeal import AppealOutcome
from case_engine.domain.case.case import Case
from case_engine.domain.case.proceeding import Proceeding
from case_engine.domain.deadlines.deadline import Deadline, DeadlineKind, Unit
from case_engine.domain.deadlines.reckoning import Reckoning

CLAUSE: Final = "incentive:9"
SETTING: Final = "clearance-working-days"


def clearance_deadlines(case: Case, reckoning: Reckoning) -> Iterator[Deadline]:
    """One for everybody accused once nothing was found, the decision was withdrawn on appeal, or the start was refused
    because what was reported is not true; the archive does not wait for it.
    """
    yield from _after_refusal(case, reckoning)
    for proceeding in case.proceedings:
        unfounded = _unfounded(proceeding)
        if unfounded is not None:
            cadre_id = proceeding.subject.cadre_id
            of_subject = f"{case.case_id}:{cadre_id}:{DeadlineKind.CLEARANCE}"
            yield replace(_deadline(of_subject, cadre_id, unfounded, reckoning), closed_on=_closed_on(proceeding))


def _after_refusal(case: Case, reckoning: Reckoning) -> Iterator[Deadline]:
    """Named after the place in the clue: not everybody it names has a number."""
    if case.refusal is None or not case.refusal.unfounded:
        return
    unfounded = "查明反映不属实，不予启动", case.refusal.refused_on
    for place, named in enumerate(case.named):
        of_named = f"{case.case_id}:named-{place}:{DeadlineKind.CLEARANCE}"
        cleared = case.clearance_at(place)
        closed_on = cleared.clearance.cleared_on if cleared else None
        yield replace(_deadline(of_named, named.cadre_id, unfounded, reckoning), closed_on=closed_on)


def _deadline(deadline_id: str, cadre_id: str, unfounded: tuple[str, date], reckoning: Reckoning) -> Deadline:
    started_by, started_on = unfounded
    length = cast("int", reckoning.setting(started_on, SETTING))
    counted = reckoning.working_days(started_on, length)
    return Deadline(
        deadline_id=deadline_id,
        kind=DeadlineKind.CLEARANCE,
        clause=CLAUSE,
        started_by=started_by,
        started_on=started_on,
        length=length,
        unit=Unit.WORKING_DAYS,
        due_on=counted.due_on,
        cadre_id=cadre_id,
        provisional=counted.provisional,
    )


def _unfounded(proceeding: Proceeding) -> tuple[str, date] | None:
    if proceeding.conclusion is not None and proceeding.conclusion.outcome is Outcome.NO_FINDING:
        return "认定没有问责情形", proceeding.conclusion.decided_on
    if proceeding.standing is not None:
        return None
    withdrawn = [
        each.decided.ruling.decided_on
        for each in proceeding.appeals
        if each.decided is not None and each.decided.ruling.outcome is AppealOutcome.WITHDRAWN
    ]
    return ("申诉撤销原决定", withdrawn[-1]) if withdrawn else None


def _closed_on(proceeding: Proceeding) -> date | None:
    if proceeding.cleared is not None:
        return proceeding.cleared.clearance.cleared_on
    return proceeding.filed.closing.closed_on if proceeding.filed is not None else None
