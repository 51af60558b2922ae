"""A deadline: what is due, from which event it is counted, and everything that moved its day."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final


class DeadlineKind(StrEnum):
    """What is due."""

    OPINION_TARGET = "opinion-target"
    OPINION_LIMIT = "opinion-limit"
    OPINION_EXTENDED_LIMIT = "opinion-extended-limit"
    ENTRY_INTO_FORCE = "entry-into-force"
    APPEAL = "appeal"
    APPEAL_DECISION = "appeal-decision"
    RECTIFICATION = "suspension-rectification"
    PERIOD_END = "accountability-period-end"
    CLEARANCE = "clearance"


KIND_NAMES: Final = {
    DeadlineKind.OPINION_TARGET: "提出初步处理意见的目标日期",
    DeadlineKind.OPINION_LIMIT: "提出初步处理意见的期限",
    DeadlineKind.OPINION_EXTENDED_LIMIT: "延长后提出初步处理意见的期限",
    DeadlineKind.ENTRY_INTO_FORCE: "决定生效日",
    DeadlineKind.APPEAL: "提出申诉的期限",
    DeadlineKind.APPEAL_DECISION: "作出申诉处理决定的期限",
    DeadlineKind.RECTIFICATION: "停职检查整改到位的期限",
    DeadlineKind.PERIOD_END: "问责期届满日",
    DeadlineKind.CLEARANCE: "澄清正名的期限",
}


class Unit(StrEnum):
    """What a deadline is counted in; `days` are calendar days (日)."""

    WORKING_DAYS = "working-days"
    DAYS = "days"
    MONTHS = "months"
    FIXED = "fixed"


UNIT_NAMES: Final = {Unit.WORKING_DAYS: "个工作日", Unit.DAYS: "日", Unit.MONTHS: "个月", Unit.FIXED: ""}


class Phase(StrEnum):
    """When a deadline makes itself heard: each phase once."""

    APPROACHING = "approaching"
    OVERDUE = "overdue"
    DUE = "due"


class Standing(StrEnum):
    """How a deadline stands on a day."""

    OPEN = "open"
    APPROACHING = "approaching"
    OVERDUE = "overdue"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Shift:
    """Something moved the day: why, on which clause, from when to when."""

    text: str
    clause: str
    before: date
    after: date


@dataclass(frozen=True, slots=True)
class Deadline:
    """A day by which something is due; the day itself is still in time.

    `started_by` is the event it is counted from, `shifts` what moved its day since. `provisional`: it rests on a year
    without an official calendar. `closed_on`: met, or no longer due. Without `cadre_id` it is about the whole case.
    """

    deadline_id: str
    kind: DeadlineKind
    clause: str
    started_by: str
    started_on: date
    length: int
    unit: Unit
    due_on: date
    cadre_id: str = ""
    provisional: bool = False
    shifts: tuple[Shift, ...] = ()
    closed_on: date | None = None

    @property
    def lapses(self) -> bool:
        """Whether nothing is owed once its day is over: an appeal that nobody lodged, a decision that is in force."""
        return self.kind in {DeadlineKind.APPEAL, DeadlineKind.ENTRY_INTO_FORCE}

    def standing(self, today: date, lead_days: int) -> Standing:
        """How it stands today; `lead_days` before the last day it is approaching."""
        if self.closed_on is not None or (self.lapses and today > self.due_on):
            return Standing.CLOSED
        if today > self.due_on:
            return Standing.OVERDUE
        return Standing.APPROACHING if today >= self.due_on - timedelta(days=lead_days) else Standing.OPEN

    def alarms(self, lead_days: int) -> tuple[tuple[Phase, date], ...]:
        """From which day each of its phases is heard."""
        if self.kind is DeadlineKind.ENTRY_INTO_FORCE:
            return ((Phase.DUE, self.due_on),)
        approaching = (Phase.APPROACHING, self.due_on - timedelta(days=lead_days))
        return (approaching,) if self.lapses else (approaching, (Phase.OVERDUE, self.due_on + timedelta(days=1)))


def why(deadline: Deadline) -> str:
    """Why this date, in a sentence for people."""
    counted = (
        f"{deadline.started_by}（{deadline.started_on}）起{deadline.length}{UNIT_NAMES[deadline.unit]}"
        if deadline.length
        else f"{deadline.started_by}（{deadline.started_on}）"
    )
    moved = "".join(f"；{shift.text}，由 {shift.before} 移到 {shift.after}" for shift in deadline.shifts)
    doubt = "；涉及年度的放假安排尚未公布，为暂定日期，公布导入后重新推算" if deadline.provisional else ""
    return f"{counted}{moved}{doubt}。最后一日为 {deadline.due_on}，当日 23:59 前都算在期限内。"
