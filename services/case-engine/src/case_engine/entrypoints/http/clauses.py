"""`GET /v1/clauses`: the clause catalogue."""

from typing import Annotated, Literal, Self

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from wenze.regulation import Catalogue, Clause


class ClauseView(BaseModel):
    """One clause: its citation, its gist in our own words, and what the system does with it."""

    clause: str = Field(examples=["accountability:7.5"])
    citation: str = Field(examples=["《问责办法》第七条第（五）项"])
    title: str
    gist: str = Field(description="要旨（非条文原文）")
    status: str = Field(description="rule 自动判定、record 登记、manual 由人判断、none 不涉及系统")
    state: str | None = Field(description="built 本版已实现、planned 计划实现；空即不涉及系统")
    built_part: str | None = Field(description="只实现一部分时，已实现的部分")
    evidence: list[str] = Field(description="认定该情形需要的证据材料")
    sources: list[str] = Field(description="由该项受理的线索来源")
    measures: list[str] = Field(description="该项规定的问责方式")

    @classmethod
    def of(cls, clause: Clause) -> Self:
        return cls(
            clause=str(clause.ref),
            citation=clause.ref.in_chinese(),
            title=clause.title,
            gist=clause.gist,
            status=clause.status,
            state=clause.state,
            built_part=clause.built_part,
            evidence=list(clause.evidence),
            sources=list(clause.sources),
            measures=list(clause.measures),
        )


class ClauseList(BaseModel):
    """The clauses in the order of the regulations."""

    items: list[ClauseView]
    total: int


def router(catalogue: Catalogue) -> APIRouter:
    """The resource `clauses`."""
    views = [ClauseView.of(clause) for clause in catalogue]
    routes = APIRouter(tags=["规则"])

    @routes.get("/v1/clauses", summary="条款目录：引用、中文写法、要旨和系统如何处理")
    async def clauses(
        regulation: Annotated[
            Literal["incentive", "supervision", "accountability"] | None,
            Query(description="只看一个办法；不填即全部", examples=["accountability"]),
        ] = None,
    ) -> ClauseList:
        chosen = [view for view in views if regulation is None or view.clause.startswith(f"{regulation}:")]
        return ClauseList(items=chosen, total=len(chosen))

    return routes
