"""`GET /v1/cases` and `GET /v1/cases/{case_id}`."""

from datetime import date
from typing import Annotated, Self

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, Field

from case_engine.application.case_list import CaseFilter, CaseList, CaseSummary
from case_engine.application.show_case import ShowCase
from case_engine.domain.assessment.codes import Measure
from case_engine.domain.case.stages import STAGE_NAMES, Stage
from case_engine.entrypoints.http.case_views import CaseView, county_name
from case_engine.entrypoints.http.refusals import problems
from wenze.contracts.message import Source
from wenze.http import Page, Paging, county_code

CaseId = Annotated[str, Path(description="案件编号", examples=["case-5f0c1d2e3a4b5c6d7e8f9a0b"])]
County = Annotated[str, Query(description="县市区：六位代码或者名称", examples=["430602"])]


class ListedSubjectView(BaseModel):
    """A subject of a listed case."""

    cadre_id: str = Field(description="干部编号；尚未核对身份的为空")
    name: str
    unit: str
    state: Stage
    measure: Measure | None


class CaseSummaryView(BaseModel):
    """A case as the list shows it."""

    case_id: str
    clue_id: str
    county: str
    county_name: str
    state: Stage
    state_name: str
    source: str
    title: str
    proposed_on: date
    subjects: list[ListedSubjectView]
    self_found: bool = Field(description="是否所涉单位自查发现（监督办法第九条：不因此扣分）")

    @classmethod
    def of(cls, summary: CaseSummary) -> Self:
        return cls(
            case_id=summary.case_id,
            clue_id=summary.clue_id,
            county=summary.county,
            county_name=county_name(summary.county),
            state=summary.state,
            state_name=STAGE_NAMES[summary.state],
            source=summary.source,
            title=summary.title,
            proposed_on=summary.proposed_on,
            subjects=[
                ListedSubjectView(
                    cadre_id=each.cadre_id, name=each.name, unit=each.unit, state=each.state, measure=each.measure
                )
                for each in summary.subjects
            ],
            self_found=summary.self_found,
        )


def router(cases: CaseList, show: ShowCase) -> APIRouter:
    """The resource `cases`, to read."""
    routes = APIRouter(tags=["案件"])

    @routes.get("/v1/cases", summary="案件列表，最近提请的在前")
    async def list_cases(
        paging: Paging,
        county: County = "",
        state: Annotated[Stage | None, Query(description="案件所处阶段", examples=["heard"])] = None,
        source: Annotated[Source | None, Query(description="线索来源", examples=["citizen-report"])] = None,
        self_found: Annotated[bool | None, Query(description="是否所涉单位自查发现", examples=[True])] = None,
    ) -> Page[CaseSummaryView]:
        chosen = CaseFilter(county_code(county), state, source or "", self_found)
        summaries, total = await cases.page(chosen, paging.skip, paging.page_size)
        items = [CaseSummaryView.of(summary) for summary in summaries]
        return Page[CaseSummaryView](items=items, page=paging.page, page_size=paging.page_size, total=total)

    @routes.get("/v1/cases/{case_id}", summary="案件卷宗：所处阶段、每名对象的办理情况、经过、接下来可以办什么")
    async def get_case(case_id: CaseId) -> CaseView:
        with problems():
            return CaseView.of(await show(case_id))

    return routes
