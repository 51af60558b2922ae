"""`/v1/statistics`: figures by source, for reconciling what was acknowledged."""

from collections.abc import Sequence
from typing import Self

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, Field

from clue_intake.application.clue_list import ClueList, SourceFigures
from clue_intake.domain.admission.rules import RULES
from clue_intake.domain.source import Source
from clue_intake.entrypoints.http.examples import STATISTICS, example


class Figures(BaseModel):
    """报送次数；acknowledged = admitted + held + duplicate。"""

    acknowledged: int = Field(description="已收到回执的报送次数")
    admitted: int = Field(description="予以受理的线索")
    held: int = Field(description="暂缓受理的线索")
    duplicate: int = Field(description="重复报送的次数")
    self_found: int = Field(description="受理和暂缓受理的线索中，所涉单位自查发现的（监督办法第九条：不因此扣分）")


class SourceAnswer(Figures):
    """一种来源的数字。"""

    source: Source
    clause: str

    @classmethod
    def of(cls, figures: SourceFigures) -> Self:
        return cls(
            source=figures.source,
            clause=RULES[figures.source].clause,
            acknowledged=figures.admitted + figures.held + figures.duplicate,
            admitted=figures.admitted,
            held=figures.held,
            duplicate=figures.duplicate,
            self_found=figures.self_found,
        )


class StatisticsAnswer(BaseModel):
    """全部来源的数字。"""

    model_config = ConfigDict(json_schema_extra=example(STATISTICS))

    total: Figures
    by_source: list[SourceAnswer]

    @classmethod
    def of(cls, figures: Sequence[SourceFigures]) -> Self:
        by_source = [SourceAnswer.of(each) for each in figures]
        names = ("acknowledged", "admitted", "held", "duplicate", "self_found")
        total = Figures(**{name: sum(getattr(each, name) for each in by_source) for name in names})
        return cls(total=total, by_source=by_source)


def router(clue_list: ClueList) -> APIRouter:
    """The routes of this resource."""
    routes = APIRouter(prefix="/v1/statistics", tags=["统计"])

    @routes.get("", summary="按来源和结果统计")
    async def statistics() -> StatisticsAnswer:
        """略晚于报送，通常不超过一秒。"""
        return StatisticsAnswer.of(await clue_list.figures())

    return routes
