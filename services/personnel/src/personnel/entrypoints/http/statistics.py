"""`/v1/statistics`."""

from datetime import date
from typing import Annotated, Self

from fastapi import APIRouter, Query
from pydantic import BaseModel, Field

from personnel.application.cadre_directory import CadreDirectory, Statistics
from personnel.domain.effect import CHINESE_EFFECTS, EffectKind
from personnel.entrypoints.http.terms import EXAMPLE_DAY, county_in_chinese
from wenze.clock import Clock
from wenze.http.dates import BusinessDate


class CountyCount(BaseModel):
    """一个县市区的人数。"""

    county: str = Field(examples=["430602"])
    county_text: str = Field(examples=["岳阳楼区"])
    cadres: int = Field(examples=[120])


class EffectCount(BaseModel):
    """一种影响正在对多少干部生效。"""

    effect: EffectKind = Field(examples=["promotion-ban"])
    effect_text: str = Field(examples=["不得提拔"])
    cadres: int = Field(examples=[7])
    by_county: list[CountyCount]


class StatisticsAnswer(BaseModel):
    """干部和正在生效的影响。"""

    on: date = Field(examples=[EXAMPLE_DAY])
    cadres: int = Field(description="干部总数", examples=[2000])
    unregistered: int = Field(description="只在问责决定中出现、花名册中没有的人数", examples=[0])
    by_county: list[CountyCount]
    effects_in_force: list[EffectCount]

    @classmethod
    def of(cls, statistics: Statistics) -> Self:
        return cls(
            on=statistics.on,
            cadres=sum(statistics.cadres.values()),
            unregistered=statistics.unregistered,
            by_county=_by_county(statistics.cadres),
            effects_in_force=[
                EffectCount(
                    effect=kind,
                    effect_text=CHINESE_EFFECTS[kind],
                    cadres=sum(counts.values()),
                    by_county=_by_county(counts),
                )
                for kind, counts in statistics.effects_in_force.items()
            ],
        )


def _by_county(counts: dict[str, int]) -> list[CountyCount]:
    return [
        CountyCount(county=county, county_text=county_in_chinese(county), cadres=count)
        for county, count in counts.items()
    ]


def router(directory: CadreDirectory, clock: Clock) -> APIRouter:
    """The routes of this resource."""
    routes = APIRouter(prefix="/v1", tags=["统计"])

    @routes.get("/statistics", summary="干部人数和正在生效的影响")
    async def statistics(
        on: Annotated[
            BusinessDate | None, Query(description="以哪一天为准；不填的为今天", examples=[EXAMPLE_DAY])
        ] = None,
    ) -> StatisticsAnswer:
        """按县市区统计干部，按种类和县市区统计正在受影响的干部；可能比最新情况稍晚。"""
        return StatisticsAnswer.of(await directory.statistics(on or clock.today()))

    return routes
