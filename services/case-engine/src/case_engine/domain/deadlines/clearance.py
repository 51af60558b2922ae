"""激励办法 9: who was accused without ground is cleared by a day, which the text leaves to the office to set."""

from collections.abc import Iterator
from datetime import date
from typing import Final, cast

from case_engine.domain.assessment.codes import Outcome
from case_engine.domain.case.appeal import AppealOutcome
from case_engine.domain.case.proceeding import Proceeding
from case_engine.domain.deadlines.deadline import Deadline, DeadlineKind, Unit
from case_engine.domain.deadlines.reckoning import Reckoning

CLAUSE: Final = "incentive:9"
SETTING: Final = "clearance-working-days"


def clearance_deadlines(case_id: str, proceeding: Proceeding, reckoning: Reckoning) -> Iterator[Deadline]:
    """One once nothing was found, or the decision was withdrawn on appeal; the archive does not wait for it."""
    unfounded = _unfounded(proceeding)
    if unfounded is None:
        return
    started_by, started_on = unfounded
    length = cast("int", reckoning.setting(started_on, SETTING))
    counted = reckoning.working_days(started_on, length)
    yield Deadline(
        deadline_id=f"{case_id}:{proceeding.subject.cadre_id}:{DeadlineKind.CLEARANCE}",
        kind=DeadlineKind.CLEARANCE,
        clause=CLAUSE,
        started_by=started_by,
        started_on=started_on,
        length=length,
        unit=Unit.WORKING_DAYS,
        due_on=counted.due_on,
        cadre_id=proceeding.subject.cadre_id,
        provisional=counted.provisional,
        closed_on=_closed_on(proceeding),
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
