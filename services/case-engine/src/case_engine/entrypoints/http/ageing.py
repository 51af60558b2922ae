"""`GET /v1/reports/ageing`: cases without a disposition, by county and source."""

from typing import Self

from fastapi import APIRouter
from pydantic import BaseModel, Field

from case_engine.application.ageing import ReportAgeing
from case_engine.entrypoints.http.answers import cite
from case_engine.entrypoints.http.case_views import county_name
from case_engine.entrypoints.http.cases import County
from wenze.ageing import CLAUSE, Lying
from wenze.clock import Clock
from wenze.http import county_code


class LyingView(BaseModel):
    """Cases of one county and source that wait for a decision."""

    county: str
    county_name: str
    source: str
    cases: int = Field(description="尚未作出处理的案件数")
    over_15_days: int = Field(description="其中提请启动超过 15 日的")
    over_30_days: int = Field(description="其中提请启动超过 30 日的")
    over_90_days: int = Field(description="其中提请启动超过 90 日的")

    @classmethod
    def of(cls, lying: Lying) -> Self:
        counts = lying.counts
        return cls(
            county=lying.county,
            county_name=county_name(lying.county),
            source=lying.source,
            cases=counts[0],
            over_15_days=counts[15],
            over_30_days=counts[30],
            over_90_days=counts[90],
        )


class AgeingView(BaseModel):
    """The report, with the clause it serves."""

    clause: str
    citation: str
    rows: list[LyingView] = Field(description="最多的在前")


def router(report: ReportAgeing, clock: Clock) -> APIRouter:
    """The resource `reports/ageing`."""
    routes = APIRouter(tags=["案件"])

    @routes.get("/v1/reports/ageing", summary="有案不查：尚未作出处理的案件，按县市区和来源")
    async def ageing(county: County = "") -> AgeingView:
        rows = [LyingView.of(lying) for lying in await report(county_code(county), clock.today())]
        return AgeingView(clause=CLAUSE, citation=cite(CLAUSE), rows=rows)

    return routes
