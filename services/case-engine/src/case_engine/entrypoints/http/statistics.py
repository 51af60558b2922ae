"""`GET /v1/statistics`: cases by state, decisions by measure."""

from typing import Self

from fastapi import APIRouter
from pydantic import BaseModel, Field

from case_engine.application.case_list import CaseList, Statistics, statistics_of
from case_engine.domain.assessment.codes import Measure
from case_engine.domain.assessment.words import MEASURE_NAMES
from case_engine.domain.case.stages import STAGE_NAMES, Stage
from case_engine.domain.rules.article_14_measures import GROUP_OF
from case_engine.entrypoints.http.answers import cite
from case_engine.entrypoints.http.cases import County
from wenze.http import county_code


class StateCount(BaseModel):
    """How many cases stand at a state."""

    state: Stage
    name: str
    count: int


class MeasureCount(BaseModel):
    """How many decisions impose a measure."""

    measure: Measure
    name: str
    clause: str
    citation: str
    count: int


class StatisticsView(BaseModel):
    """What the list of cases adds up to; it may lag a moment behind."""

    total: int = Field(description="案件总数")
    self_found: int = Field(description="其中所涉单位自查发现的（监督办法第九条：不因此扣分）")
    cases_by_state: list[StateCount]
    decisions_by_measure: list[MeasureCount]

    @classmethod
    def of(cls, statistics: Statistics) -> Self:
        return cls(
            total=statistics.total,
            self_found=statistics.self_found,
            cases_by_state=[
                StateCount(state=state, name=STAGE_NAMES[state], count=statistics.by_state.get(state, 0))
                for state in Stage
            ],
            decisions_by_measure=[
                MeasureCount(
                    measure=measure,
                    name=MEASURE_NAMES[measure],
                    clause=GROUP_OF[measure],
                    citation=cite(GROUP_OF[measure]),
                    count=statistics.by_measure.get(measure, 0),
                )
                for measure in Measure
            ],
        )


def router(cases: CaseList) -> APIRouter:
    """The resource `statistics`."""
    routes = APIRouter(tags=["案件"])

    @routes.get("/v1/statistics", summary="统计：各阶段案件数、各种问责方式的决定数")
    async def statistics(county: County = "") -> StatisticsView:
        return StatisticsView.of(statistics_of(await cases.counts(county_code(county))))

    return routes
