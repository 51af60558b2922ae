"""问责办法 16: mitigation opens the lighter half of the range and one group down, never below the lightest."""

from functools import cache
from typing import Final

from case_engine.domain.assessment.codes import Measure
from case_engine.domain.assessment.ladder import Ladder
from case_engine.domain.assessment.proposal import BenchmarkRange, Proposal
from case_engine.domain.assessment.verdict import Exclusion, Reason
from case_engine.domain.assessment.words import list_measures

RULE: Final = "article_16_mitigation_step"
CLAUSE: Final = "accountability:16"


def propose(benchmark: BenchmarkRange, steps: int, ladder: Ladder) -> Proposal:
    """The ordinary choice is the lightest of the range already: so one circumstance takes the heaviest of the group
    below, more take its lightest. At the bottom the lightest stays.
    """
    usable = benchmark.usable
    half = usable[: (len(usable) + 1) // 2]
    below = benchmark.without_excluded(ladder.group_below(benchmark.as_set[0]))
    return Proposal(below + half, _chosen(half, below, steps))


def _chosen(half: tuple[Measure, ...], below: tuple[Measure, ...], steps: int) -> Measure | None:
    if not half:
        return None
    if not below:
        return half[0]
    return below[-1] if steps == 1 else below[0]


def reason(steps: int, proposal: Proposal) -> Reason:
    """Where mitigation leads."""
    return Reason(CLAUSE, f"有{steps}项从轻情节，从轻后的幅度为{list_measures(proposal.measures)}。", RULE)


def exclusions(circumstance: Reason, benchmark: BenchmarkRange, ladder: Ladder) -> tuple[Exclusion, ...]:
    """Nothing above the ordinary range is open for someone who has to be dealt with more leniently."""
    return _excluded(ladder.heavier_than(benchmark.as_set[-1]), circumstance.clause)


@cache
def _excluded(measures: tuple[Measure, ...], clause: str) -> tuple[Exclusion, ...]:
    text = "有从轻情节，不得高于没有从轻情节时的裁量基准。"
    return tuple([Exclusion(measure, clause, text, RULE) for measure in measures])
