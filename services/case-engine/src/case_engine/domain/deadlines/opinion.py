"""问责办法 10.1: the working days for the opinion – a target of 7, a limit of 15, and 30 once extended."""

from datetime import date
from typing import Final

from case_engine.domain.case.case import Case
from case_engine.domain.deadlines.deadline import Deadline, DeadlineKind, Shift, Unit
from case_engine.domain.deadlines.reckoning import Counted, Reckoning
from case_engine.domain.refusal import Refusal

CLAUSE: Final = "accountability:10.1"


def opinion_deadlines(case: Case, reckoning: Reckoning) -> tuple[Deadline, ...]:
    """None before the start is approved."""
    if case.approval is None:
        return ()
    proposed_on = _all_proposed_on(case)
    target = _counted(case, reckoning, "opinion-target")
    limit = opinion_limit(case, reckoning)
    extended_on = case.extension.ruling.ruled_on if case.extension and case.extension.ruling.approved else None
    without_extension = (
        _deadline(case, DeadlineKind.OPINION_TARGET, target, proposed_on, reckoning),
        _deadline(case, DeadlineKind.OPINION_LIMIT, limit, extended_on or proposed_on, reckoning),
    )
    if extended_on is None:
        return without_extension
    extended = _extended(case, reckoning, limit.due_on)
    return (
        *without_extension,
        _deadline(case, DeadlineKind.OPINION_EXTENDED_LIMIT, extended, proposed_on, reckoning),
    )


def opinion_limit(case: Case, reckoning: Reckoning) -> Counted:
    """The limit without an extension. Raises: Refusal before the start is approved."""
    return _counted(case, reckoning, "opinion-limit")


def opinion_floor(case: Case, reckoning: Reckoning) -> date | None:
    """By the setting, the first day on which an opinion may be proposed; None where the 7 days are a mere target.

    Raises: Refusal before the start is approved.
    """
    _, started_on = _clock_start(case, reckoning)
    if reckoning.setting(started_on, "opinion-seven-day-floor") != "floor":
        return None
    return _counted(case, reckoning, "opinion-target").due_on


def _extended(case: Case, reckoning: Reckoning, limit: date) -> Counted:
    """By the setting the 30 days are the total, or come on top."""
    _, started_on = _clock_start(case, reckoning)
    length = reckoning.number(started_on, "opinion-extended-limit")
    if reckoning.setting(started_on, "opinion-extension-is-total") != "total":
        length += reckoning.number(started_on, "opinion-limit")
    counted = reckoning.working_days(started_on, length)
    reasons = case.extension_request.request.reasons if case.extension_request else ""
    shift = Shift(f"经批准延长（{reasons}）", CLAUSE, limit, counted.due_on)
    return Counted(length, counted.due_on, counted.provisional, (shift,))


def _counted(case: Case, reckoning: Reckoning, parameter: str) -> Counted:
    _, started_on = _clock_start(case, reckoning)
    return reckoning.working_days(started_on, reckoning.number(started_on, parameter))


def _clock_start(case: Case, reckoning: Reckoning) -> tuple[str, date]:
    """By the setting: the event from which the days are counted."""
    if case.approval is None:
        raise Refusal(CLAUSE, "启动问责尚未批准，期限还没有起算。请先批准启动问责。")
    approved_on = case.approval.approved_on
    starts = {
        "receipt": ("收到问责线索", case.received_on),
        "confirmation": ("线索得到确认", case.proposed_on or case.received_on),
    }
    setting = str(reckoning.setting(approved_on, "opinion-clock-start"))
    return starts.get(setting, ("启动问责获批", approved_on))


def _deadline(
    case: Case, kind: DeadlineKind, counted: Counted, closed_on: date | None, reckoning: Reckoning
) -> Deadline:
    started_by, started_on = _clock_start(case, reckoning)
    return Deadline(
        deadline_id=f"{case.case_id}:{kind}",
        kind=kind,
        clause=CLAUSE,
        started_by=started_by,
        started_on=started_on,
        length=counted.length,
        unit=Unit.WORKING_DAYS,
        due_on=counted.due_on,
        provisional=counted.provisional,
        shifts=counted.shifts,
        closed_on=closed_on,
    )


def _all_proposed_on(case: Case) -> date | None:
    """The day the last subject's first opinion was proposed; None while one is outstanding."""
    if case.awaited or not case.proceedings:
        return None
    days = [each.opinion_on for each in case.proceedings]
    return max([day for day in days if day is not None]) if None not in days else None
