"""A deadline as the interface tells it."""

from datetime import date
from typing import Self

from pydantic import BaseModel, Field

from case_engine.domain.deadlines.deadline import KIND_NAMES, Deadline, DeadlineKind, Unit, why
from case_engine.entrypoints.http.answers import cite


class ShiftView(BaseModel):
    """Something moved the day."""

    text: str
    clause: str
    citation: str
    before: date
    after: date


class DeadlineView(BaseModel):
    """A deadline: what is due, by when, counted from what, and why on that day."""

    deadline_id: str
    kind: DeadlineKind
    name: str
    clause: str
    citation: str
    cadre_id: str = Field(description="针对哪一名对象；空即整个案件")
    started_by: str = Field(description="起算的事由")
    started_on: date
    length: int = Field(description="长度；0 即没有按天数推算")
    unit: Unit
    due_on: date = Field(description="最后一日，当日 23:59 前都算在期限内")
    provisional: bool = Field(description="是否暂定：涉及年度的放假安排尚未公布")
    shifts: list[ShiftView] = Field(description="什么使日期移动过")
    closed_on: date | None = Field(description="办结或者不再适用的日期；仍在期限管理中的为空")
    why: str = Field(description="为什么是这一天")

    @classmethod
    def of(cls, deadline: Deadline) -> Self:
        return cls(
            deadline_id=deadline.deadline_id,
            kind=deadline.kind,
            name=KIND_NAMES[deadline.kind],
            clause=deadline.clause,
            citation=cite(deadline.clause),
            cadre_id=deadline.cadre_id,
            started_by=deadline.started_by,
            started_on=deadline.started_on,
            length=deadline.length,
            unit=deadline.unit,
            due_on=deadline.due_on,
            provisional=deadline.provisional,
            shifts=[
                ShiftView(
                    text=shift.text,
                    clause=shift.clause,
                    citation=cite(shift.clause),
                    before=shift.before,
                    after=shift.after,
                )
                for shift in deadline.shifts
            ],
            closed_on=deadline.closed_on,
            why=why(deadline),
        )
