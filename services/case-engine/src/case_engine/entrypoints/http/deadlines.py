"""`GET /v1/deadlines`: what is approaching or overdue, and why on that day."""

from typing import Annotated, Literal, Self

from fastapi import APIRouter, Query
from pydantic import BaseModel

from case_engine.application.deadline_list import ListDeadlines, ListedDeadline
from case_engine.domain.deadlines.deadline import Standing
from case_engine.entrypoints.http.case_views import county_name
from case_engine.entrypoints.http.cases import County
from case_engine.entrypoints.http.deadline_views import DeadlineView
from wenze.clock import Clock
from wenze.http import Page, Paging, county_code


class ListedDeadlineView(BaseModel):
    """A deadline with its case and how it stands today."""

    case_id: str
    county: str
    county_name: str
    title: str
    handler: str
    standing: Standing
    deadline: DeadlineView

    @classmethod
    def of(cls, listed: ListedDeadline, standing: Standing) -> Self:
        return cls(
            case_id=listed.case_id,
            county=listed.county,
            county_name=county_name(listed.county),
            title=listed.title,
            handler=listed.handler,
            standing=standing,
            deadline=DeadlineView.of(listed.deadline),
        )


def router(list_deadlines: ListDeadlines, clock: Clock) -> APIRouter:
    """The resource `deadlines`."""
    routes = APIRouter(tags=["案件"])

    @routes.get("/v1/deadlines", summary="临近和超过的期限，最早到期的在前")
    async def deadlines(
        paging: Paging,
        state: Annotated[
            Literal["approaching", "overdue"] | None,
            Query(description="approaching 临近、overdue 超过；不填即两种", examples=["overdue"]),
        ] = None,
        county: County = "",
    ) -> Page[ListedDeadlineView]:
        today = clock.today()
        found = await list_deadlines(Standing(state) if state else None, county_code(county), today)
        page = found[paging.skip : paging.skip + paging.page_size]
        items = [ListedDeadlineView.of(each, list_deadlines.standing(each.deadline, today)) for each in page]
        return Page[ListedDeadlineView](items=items, page=paging.page, page_size=paging.page_size, total=len(found))

    return routes
