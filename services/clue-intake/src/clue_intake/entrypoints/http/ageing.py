"""`GET /v1/reports/ageing`: clues without a disposition, by county and source."""

from typing import Annotated, Final, Self

from fastapi import APIRouter, Query
from pydantic import BaseModel, ConfigDict, Field
from pydantic.config import JsonDict

from clue_intake.application.ageing import ReportAgeing
from clue_intake.domain.source import Source
from clue_intake.entrypoints.http.clue_answers import name_of
from clue_intake.entrypoints.http.examples import example
from wenze.ageing import CLAUSE, Lying
from wenze.clock import Clock
from wenze.http import county_code
from wenze.regulation import ClauseReference

ROW: Final[JsonDict] = {
    "county": "430602",
    "county_name": "岳阳楼区",
    "source": "citizen-report",
    "clues": 3,
    "over_15_days": 2,
    "over_30_days": 1,
    "over_90_days": 0,
}


class LyingAnswer(BaseModel):
    """一个县市区一种来源中，还没有处置的线索。"""

    county: str
    county_name: str
    source: Source
    clues: int = Field(description="暂缓受理、还没有处置的线索数")
    over_15_days: int = Field(description="其中收到超过 15 日的")
    over_30_days: int = Field(description="其中收到超过 30 日的")
    over_90_days: int = Field(description="其中收到超过 90 日的")

    @classmethod
    def of(cls, lying: Lying) -> Self:
        counts = lying.counts
        return cls(
            county=lying.county,
            county_name=name_of(lying.county),
            source=Source(lying.source),
            clues=counts[0],
            over_15_days=counts[15],
            over_30_days=counts[30],
            over_90_days=counts[90],
        )


class AgeingAnswer(BaseModel):
    """有案不查的情况及其依据条款。"""

    model_config = ConfigDict(
        json_schema_extra=example({"clause": CLAUSE, "citation": "《监督办法》第九条", "rows": [ROW]})
    )

    clause: str
    citation: str
    rows: list[LyingAnswer] = Field(description="最多的在前")


def router(report: ReportAgeing, clock: Clock) -> APIRouter:
    """The resource `reports/ageing`."""
    routes = APIRouter(tags=["线索"])

    @routes.get("/v1/reports/ageing", summary="有案不查：还没有处置的线索，按县市区和来源")
    async def ageing(
        county: Annotated[str, Query(description="县市区的代码或名称；不填即全市")] = "",
    ) -> AgeingAnswer:
        """已受理的线索转为案件，在案件的同名报表中。略晚于报送，通常不超过一秒。"""
        rows = [LyingAnswer.of(lying) for lying in await report(county_code(county), clock.today())]
        return AgeingAnswer(clause=CLAUSE, citation=ClauseReference.parse(CLAUSE).in_chinese(), rows=rows)

    return routes
