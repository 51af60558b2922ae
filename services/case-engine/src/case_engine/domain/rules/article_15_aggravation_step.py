"""问责办法 15: how far aggravation goes is left open; the setting says within the range, or one group up as well."""

from functools import cache
from typing import Final

from case_engine.domain.assessment.codes import Measure
from case_engine.domain.assessment.ladder import Ladder
from case_engine.domain.assessment.proposal import BenchmarkRange, Proposal
from case_engine.domain.assessment.regulation import Regulation
from case_engine.domain.assessment.verdict import Exclusion, Reason
from case_engine.domain.assessment.words import list_measures

RULE: Final = "article_15_aggravation_step"
CLAUSE: Final = "accountability:15"


def propose(benchmark: BenchmarkRange, steps: int, ladder: Ladder, regulation: Regulation) -> Proposal:
    """One circumstance: the heavier half of the range. More: the next group up, where the setting allows it."""
    usable = benchmark.usable
    half = usable[len(usable) // 2 :]
    above: tuple[Measure, ...] = ()
    if regulation.setting("aggravation-step") == "upper-half-then-one-group-up":
        above = benchmark.without_excluded(ladder.group_above(benchmark.as_set[-1]))
    return Proposal(half + above, _chosen(half, above, steps))


def _chosen(half: tuple[Measure, ...], above: tuple[Measure, ...], steps: int) -> Measure | None:
    if not half:
        return None
    if steps == 1:
        return half[0]
    return above[0] if above else half[-1]


def reason(steps: int, proposal: Proposal) -> Reason:
    """Where aggravation leads."""
    return Reason(CLAUSE, f"有{steps}项从重情节，从重后的幅度为{list_measures(proposal.measures)}。", RULE)


def exclusions(circumstance: Reason, benchmark: BenchmarkRange, ladder: Ladder) -> tuple[Exclusion, ...]:
    """Nothing below the ordinary range is open to someone who has to be dealt with more severely."""
    return _excluded(ladder.lighter_than(benchmark.as_set[0]), circumstance.clause)


@cache
def _excluded(measures: tuple[Measure, ...], clause: str) -> tuple[Exclusion, ...]:
    text = "有从重情节，不得低于没有从重情节时的裁量基准。"
    return tuple([Exclusion(measure, clause, text, RULE) for measure in measures])
