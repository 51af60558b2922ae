"""`GET /v1/audit`: who looked at what, for audit administrators only."""

from datetime import datetime
from typing import Annotated, Self

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from wenze.audit import AccessTrail, RecordedAccess
from wenze.clock import Clock
from wenze.http.dates import BusinessDate
from wenze.http.paging import Page, Paging


class AccessAnswer(BaseModel):
    """一次查看，或者一次没有得到许可的操作；所看到的内容不在其中。"""

    at: datetime = Field(description="记录时间", examples=["2026-03-02T09:00:00+08:00"])
    person: str = Field(description="何人", examples=["合成经办人"])
    roles: list[str] = Field(description="以何身份", examples=[["handler"]])
    operation: str = Field(description="何种操作", examples=["case-engine:get_case"])
    path: str = Field(description="何种记录", examples=["/v1/cases/case-5f0c1d2e3a4b5c6d"])
    county: str = Field(description="记录所属的县市区；* 为跨县市区", examples=["430602"])
    permitted: bool = Field(description="是否许可", examples=[True])
    policy: str = Field(description="依据哪一条权限规定", examples=["offices-read-cases"])
    correlation: str = Field(description="请求编号", examples=["5782fd87-2ae0-4960-a12b-cf8c231038c7"])

    @classmethod
    def of(cls, recorded: RecordedAccess) -> Self:
        access = recorded.access
        return cls(
            at=recorded.at,
            person=access.person,
            roles=list(access.roles),
            operation=access.operation,
            path=access.path,
            county=access.county,
            permitted=access.permitted,
            policy=access.policy,
            correlation=access.correlation,
        )


def router(trail: AccessTrail, clock: Clock) -> APIRouter:
    """The route of the audit trail."""
    routes = APIRouter(tags=["审计"])

    @routes.get("/v1/audit", summary="审计：何人何时查看了什么，依据什么")
    async def audit_trail(
        paging: Paging,
        on: Annotated[BusinessDate | None, Query(description="哪一天；不填的为今天", examples=["2026-03-02"])] = None,
        person: Annotated[str, Query(max_length=200, description="何人", examples=["合成经办人"])] = "",
        path: Annotated[str, Query(max_length=200, description="何种记录", examples=["/v1/cases/case-5f0c"])] = "",
        permitted: Annotated[bool | None, Query(description="是否许可", examples=[False])] = None,
    ) -> Page[AccessAnswer]:
        """最近的在前。办理的经过在各记录自己的账册中，由案卷的经过显示。"""
        chosen = [
            each
            for each in await trail.of_day(on or clock.today())
            if person in {"", each.access.person}
            and path in {"", each.access.path}
            and permitted in {None, each.access.permitted}
        ]
        shown = chosen[paging.skip : paging.skip + paging.page_size]
        items = [AccessAnswer.of(each) for each in shown]
        return Page(items=items, page=paging.page, page_size=paging.page_size, total=len(chosen))

    return routes
