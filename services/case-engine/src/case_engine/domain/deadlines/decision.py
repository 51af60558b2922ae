"""The deadlines of a decision: its entry into force, appeal, rectification, and the end of its period."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from case_engine.domain.assessment.codes import Measure
from case_engine.domain.case.decision import Decision
from case_engine.domain.case.events import LetterServed
from case_engine.domain.case.proceeding import Appeal, Proceeding
from case_engine.domain.case.stages import Stage
from case_engine.domain.deadlines.deadline import Deadline, DeadlineKind, Unit
from case_engine.domain.deadlines.reckoning import Counted, Reckoning

APPEAL: Final = "accountability:12"
PERIOD: Final = "accountability:13"
RECTIFICATION: Final = "accountability:18.2"
FORCE: Final = "accountability:10.2"


def decision_deadlines(proceeding: Proceeding, reckoning: Reckoning) -> Iterator[Deadline]:
    """Those of every decision about the subject that was ever in force or waits for its day."""
    decision = proceeding.decision
    if decision is not None and proceeding.stage is Stage.LETTER_ISSUED:
        yield _entry_into_force(decision)
    for each in _ever_in_force(proceeding):
        yield from _appeals(proceeding, each, reckoning)
        if each.measure is Measure.SUSPENSION:
            yield _rectification(proceeding, each, reckoning)
        if (ends_on := period_end(proceeding, each)) is not None:
            yield _period(proceeding, each, ends_on)


def appeal_last_day(proceeding: Proceeding, decision_id: str, reckoning: Reckoning) -> date | None:
    """The last day to appeal against the decision; None while the subject has no receipt of its letter."""
    days = [reckoning.appeal_days(served.served_on).due_on for served in _receipts(proceeding, decision_id)]
    return max(days, default=None)


def rectification_limit(decision: Decision, reckoning: Reckoning) -> Counted:
    """问责办法 18.2: the last day for rectification; later, 停职检查 becomes 调离岗位."""
    return reckoning.months(decision.decided_on, "suspension-rectification-limit")


def period_end(proceeding: Proceeding, decision: Decision) -> date | None:
    """问责期届满日: the last day of the last of its effects; for 停职检查 the day of rectification at the earliest.

    None while an impact period is open.
    """
    days = [effect.effective_until for effect in decision.effects if effect.effective_until is not None]
    if decision.measure is Measure.SUSPENSION:
        if proceeding.rectified is None:
            return None
        days = [*days, proceeding.rectified.rectification.rectified_on]
    return max(days, default=decision.effective_on)


def _ever_in_force(proceeding: Proceeding) -> tuple[Decision, ...]:
    standing = () if proceeding.standing is None else (proceeding.standing,)
    return (*proceeding.superseded, *standing)


def _receipts(proceeding: Proceeding, decision_id: str) -> tuple[LetterServed, ...]:
    return tuple(each for each in proceeding.receipts_of(decision_id) if each.recipient == "subject")


def _entry_into_force(decision: Decision) -> Deadline:
    return Deadline(
        deadline_id=f"{decision.decision_id}:{DeadlineKind.ENTRY_INTO_FORCE}",
        kind=DeadlineKind.ENTRY_INTO_FORCE,
        clause=FORCE,
        started_by="作出决定",
        started_on=decision.decided_on,
        length=0,
        unit=Unit.FIXED,
        due_on=decision.effective_on,
        cadre_id=decision.subject.cadre_id,
    )


def _appeals(proceeding: Proceeding, decision: Decision, reckoning: Reckoning) -> Iterator[Deadline]:
    appeal = proceeding.appeal_against(decision.decision_id)
    over_on = _superseded_on(proceeding, decision)
    for served in _receipts(proceeding, decision.decision_id):
        yield _counted(
            decision,
            (DeadlineKind.APPEAL, served.notice_id),
            (APPEAL, "本人收到决定书", served.served_on),
            reckoning.appeal_days(served.served_on),
            appeal.lodged.writ.lodged_at.date() if appeal else over_on,
        )
    if appeal is not None:
        yield _appeal_decision(decision, appeal, reckoning)


def _appeal_decision(decision: Decision, appeal: Appeal, reckoning: Reckoning) -> Deadline:
    lodged_on = appeal.lodged.writ.lodged_at.date()
    return _counted(
        decision,
        (DeadlineKind.APPEAL_DECISION, ""),
        (APPEAL, "提出申诉", lodged_on),
        reckoning.days(lodged_on, "appeal-decision-limit"),
        appeal.ended_on,
    )


def _rectification(proceeding: Proceeding, decision: Decision, reckoning: Reckoning) -> Deadline:
    rectified = proceeding.rectified
    rectified_on = rectified.rectification.rectified_on if rectified else None
    counted = rectification_limit(decision, reckoning)
    return Deadline(
        deadline_id=f"{decision.decision_id}:{DeadlineKind.RECTIFICATION}",
        kind=DeadlineKind.RECTIFICATION,
        clause=RECTIFICATION,
        started_by="作出停职检查决定",
        started_on=decision.decided_on,
        length=counted.length,
        unit=Unit.MONTHS,
        due_on=counted.due_on,
        cadre_id=decision.subject.cadre_id,
        closed_on=rectified_on or _superseded_on(proceeding, decision),
    )


def _period(proceeding: Proceeding, decision: Decision, ends_on: date) -> Deadline:
    settled = proceeding.revoked.revocation.revoked_on if proceeding.revoked else None
    continued = proceeding.continued.continuation.continued_on if proceeding.continued else None
    return Deadline(
        deadline_id=f"{decision.decision_id}:{DeadlineKind.PERIOD_END}",
        kind=DeadlineKind.PERIOD_END,
        clause=PERIOD,
        started_by="决定生效，各项影响期中最晚的一项届满",
        started_on=decision.effective_on,
        length=0,
        unit=Unit.FIXED,
        due_on=ends_on,
        cadre_id=decision.subject.cadre_id,
        closed_on=_superseded_on(proceeding, decision) or settled or continued,
    )


def _counted(
    decision: Decision,
    what: tuple[DeadlineKind, str],
    start: tuple[str, str, date],
    counted: Counted,
    closed_on: date | None,
) -> Deadline:
    (kind, about), (clause, started_by, started_on) = what, start
    return Deadline(
        deadline_id=":".join(part for part in (decision.decision_id, kind, about) if part),
        kind=kind,
        clause=clause,
        started_by=started_by,
        started_on=started_on,
        length=counted.length,
        unit=Unit.DAYS,
        due_on=counted.due_on,
        cadre_id=decision.subject.cadre_id,
        provisional=counted.provisional,
        shifts=counted.shifts,
        closed_on=closed_on,
    )


def _superseded_on(proceeding: Proceeding, decision: Decision) -> date | None:
    """The day another decision took the place of this one, or it was withdrawn."""
    if proceeding.standing is not None and proceeding.standing.decision_id == decision.decision_id:
        return None
    appeal = proceeding.appeal_against(decision.decision_id)
    if appeal is not None and appeal.ended_on is not None:
        return appeal.ended_on
    return proceeding.standing.effective_on if proceeding.standing else decision.effective_on
