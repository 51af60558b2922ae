"""The ten measures from the lightest to the heaviest."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Self

from case_engine.domain.assessment.codes import Measure
from case_engine.domain.rules.article_14_measures import GROUP_OF


@dataclass(frozen=True, slots=True)
class Ladder:
    """All measures in order of severity; groups are those of 问责办法 14."""

    measures: tuple[Measure, ...]
    ranks: dict[Measure, int]

    @classmethod
    def of(cls, order: Iterable[str]) -> Self:
        """The ladder for the setting `severity-order`."""
        measures = tuple(Measure(code) for code in order)
        return cls(measures, {measure: rank for rank, measure in enumerate(measures)})

    def sorted(self, measures: Iterable[str]) -> tuple[Measure, ...]:
        """The measures with these codes, the lightest first."""
        return tuple(sorted([Measure(code) for code in measures], key=self.ranks.__getitem__))

    def lighter_than(self, measure: Measure) -> tuple[Measure, ...]:
        """All lighter measures."""
        return self.measures[: self.ranks[measure]]

    def heavier_than(self, measure: Measure) -> tuple[Measure, ...]:
        """All heavier measures."""
        return self.measures[self.ranks[measure] + 1 :]

    def group_above(self, measure: Measure) -> tuple[Measure, ...]:
        """The next heavier measure with all heavier ones of its group; empty at the top."""
        heavier = self.heavier_than(measure)
        return tuple([each for each in heavier if GROUP_OF[each] == GROUP_OF[heavier[0]]])

    def group_below(self, measure: Measure) -> tuple[Measure, ...]:
        """The next lighter measure with all lighter ones of its group; empty at the bottom."""
        lighter = self.lighter_than(measure)
        return tuple([each for each in lighter if GROUP_OF[each] == GROUP_OF[lighter[-1]]])


@cache
def ladder_of(order: tuple[str, ...]) -> Ladder:
    """The ladder for an order, built once."""
    return Ladder.of(order)
