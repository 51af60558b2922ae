"""`/v1/cadres`: the list, one cadre, and their ledger."""

from typing import Annotated

from fastapi import APIRouter, Query

from personnel.application.cadre_directory import CadreDirectory, CadreFilter
from personnel.application.look_up_cadre import LookUpCadre
from personnel.entrypoints.http.cadre_answers import CadreAnswer, CadreItem, LedgerAnswer
from personnel.entrypoints.http.terms import EXAMPLE_DAY, CadreIdInPath, unknown_cadre
from wenze.clock import Clock
from wenze.http import Page, Paging, county_code
from wenze.http.dates import BusinessDate


def router(look_up: LookUpCadre, directory: CadreDirectory, clock: Clock) -> APIRouter:
    """The routes of this resource."""
    routes = APIRouter(prefix="/v1/cadres", tags=["干部"])

    @routes.get("", summary="查询干部")
    async def cadres(
        paging: Paging,
        county: Annotated[str, Query(max_length=20, description="县市区代码或名称", examples=["岳阳楼区"])] = "",
        unit: Annotated[str, Query(max_length=200, description="单位名称中的文字", examples=["合成局"])] = "",
        name: Annotated[str, Query(max_length=200, description="姓名中的文字", examples=["合成"])] = "",
        with_effects_on: Annotated[
            BusinessDate | None, Query(description="只列当日有影响正在生效的干部", examples=[EXAMPLE_DAY])
        ] = None,
        registered: Annotated[bool | None, Query(description="花名册中有没有", examples=[True])] = None,
    ) -> Page[CadreItem]:
        """最近受到问责的在前，其余按编号；列表可能比最新情况稍晚。"""
        wanted = CadreFilter(county_code(county), unit, name, with_effects_on, registered)
        found = await directory.page(wanted, skip=paging.skip, limit=paging.page_size)
        on = with_effects_on or clock.today()
        items = [CadreItem.of(cadre, on) for cadre in found.cadres]
        return Page(items=items, page=paging.page, page_size=paging.page_size, total=found.total)

    @routes.get("/{cadre_id}", summary="查看一名干部")
    async def cadre(cadre_id: CadreIdInPath) -> CadreAnswer:
        """从账册读取，总是最新情况。"""
        known = await look_up(cadre_id)
        if known is None:
            raise unknown_cadre(cadre_id)
        return CadreAnswer.of(known, clock.today())

    @routes.get("/{cadre_id}/ledger", summary="查看问责影响台账")
    async def ledger(
        cadre_id: CadreIdInPath,
        on: Annotated[
            BusinessDate | None, Query(description="以哪一天判断是否正在生效；不填的为今天", examples=[EXAMPLE_DAY])
        ] = None,
    ) -> LedgerAnswer:
        """每个问责决定和它的每一项影响，包括已经结束的；从账册读取，总是最新情况。"""
        known = await look_up(cadre_id)
        if known is None:
            raise unknown_cadre(cadre_id)
        return LedgerAnswer.of(known, on or clock.today())

    return routes
