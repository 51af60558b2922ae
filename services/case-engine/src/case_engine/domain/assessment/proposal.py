"""The benchmark's range, and what it proposes after the circumstances moved it."""

from typing import NamedTuple, Self

from case_engine.domain.assessment.codes import Measure
from case_engine.domain.assessment.verdict import Exclusion


class Proposal(NamedTuple):
    """The range after aggravation or mitigation, the lightest first, and the measure taken from it."""

    measures: tuple[Measure, ...]
    recommended: Measure | None


class BenchmarkRange(NamedTuple):
    """The benchmark's range for a severity, the lightest first: as set, and without what the text excludes."""

    as_set: tuple[Measure, ...]
    usable: tuple[Measure, ...]
    excluded: tuple[Measure, ...]

    @classmethod
    def of(cls, as_set: tuple[Measure, ...], exclusions: tuple[Exclusion, ...]) -> Self:
        """The range with what is excluded whatever the circumstances."""
        excluded = tuple([exclusion.measure for exclusion in exclusions])
        return cls(as_set, _without(as_set, excluded), excluded)

    def without_excluded(self, measures: tuple[Measure, ...]) -> tuple[Measure, ...]:
        """Those of the measures that the text doesn't exclude."""
        return _without(measures, self.excluded)


def _without(measures: tuple[Measure, ...], excluded: tuple[Measure, ...]) -> tuple[Measure, ...]:
    return tuple([measure for measure in measures if measure not in excluded]) if excluded else measures
