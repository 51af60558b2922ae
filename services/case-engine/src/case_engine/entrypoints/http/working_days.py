"""`GET /v1/working-days`: the date that so many working days lead to."""

from datetime import date
from typing import Annotated

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from case_engine.entrypoints.http.bodies import BusinessDate
from wenze.calendar import WorkingDayCalendar

LONGEST = 1000


class WorkingDaysAnswer(BaseModel):
    """The last of so many working days. `provisional` while a year it depends on has no official calendar."""

    start: date = Field(description="起始日（不计入，从次日起算）")
    days: int
    on: date = Field(description="最后一日")
    provisional: bool = Field(description="是否暂定：涉及年度的放假安排尚未公布时为 true，公布后须重算")
    note: str
    published_years: list[int] = Field(description="已有官方放假安排的年度")


def router(calendar: WorkingDayCalendar) -> APIRouter:
    """The resource `working-days`."""
    routes = APIRouter(tags=["规则"])

    @routes.get("/v1/working-days", summary="推算工作日（含调休），次日起算")
    async def working_days(
        start: Annotated[BusinessDate, Query(alias="from", description="起始日", examples=["2025-09-24"])],
        days: Annotated[int, Query(ge=1, le=LONGEST, description="工作日天数", examples=[15])],
    ) -> WorkingDaysAnswer:
        reached = calendar.add_working_days(start, days)
        return WorkingDaysAnswer(
            start=start,
            days=days,
            on=reached.on,
            provisional=reached.provisional,
            note=_note(reached.provisional),
            published_years=list(calendar.years),
        )

    return routes


def _note(provisional: bool) -> str:
    if provisional:
        return "暂定：涉及年度的放假安排尚未公布，按周一至周五推算，公布后须重算。"
    return "按国务院办公厅公布的放假调休安排推算。"
