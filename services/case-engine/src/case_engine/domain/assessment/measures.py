"""The measures for a conclusion: the benchmark's proposal, what the text permits and what it excludes."""

from case_engine.domain.assessment.circumstances import WeighedCircumstances
from case_engine.domain.assessment.codes import Direction, Measure, Outcome
from case_engine.domain.assessment.conclusion import Conclusion
from case_engine.domain.assessment.findings import gravest
from case_engine.domain.assessment.ladder import Ladder, ladder_of
from case_engine.domain.assessment.proposal import BenchmarkRange, Proposal
from case_engine.domain.assessment.regulation import Regulation
from case_engine.domain.assessment.verdict import Exclusion, Measures, Reason
from case_engine.domain.rules import (
    article_14_discretion_benchmark,
    article_14_measures,
    article_15_aggravation_step,
    article_16_mitigation_step,
    article_18_6_probation_reassignment,
)


def measures_for(
    conclusion: Conclusion, weighed: WeighedCircumstances, probation: bool, regulation: Regulation
) -> tuple[Measures, tuple[Reason, ...]]:
    """The measures and why. Without an outcome that calls for one, there are none; where people decide, none is
    recommended.
    """
    if conclusion.outcome is Outcome.EXEMPT:
        return Measures(), ()
    ladder = ladder_of(regulation.setting("severity-order"))
    general = (article_18_6_probation_reassignment.EXCLUSION,) if probation else ()
    if conclusion.outcome is Outcome.COLLECTIVE_DECISION:
        return _measures(Proposal((), None), general, ladder), ()
    return _benchmarked(conclusion, weighed, general, ladder, regulation)


def _benchmarked(
    conclusion: Conclusion,
    weighed: WeighedCircumstances,
    general: tuple[Exclusion, ...],
    ladder: Ladder,
    regulation: Regulation,
) -> tuple[Measures, tuple[Reason, ...]]:
    severity = gravest(conclusion.findings)
    as_set = article_14_discretion_benchmark.measures_for(severity, ladder, regulation)
    benchmark = BenchmarkRange.of(as_set, general)
    proposal, reasons = _proposal(conclusion, benchmark, ladder, regulation)
    exclusions = general + _exclusions(conclusion, weighed, benchmark, ladder)
    opening = article_14_discretion_benchmark.reason(severity, len(conclusion.findings), as_set)
    return _measures(proposal, exclusions, ladder), (opening, *reasons)


def _proposal(
    conclusion: Conclusion, benchmark: BenchmarkRange, ladder: Ladder, regulation: Regulation
) -> tuple[Proposal, tuple[Reason, ...]]:
    direction, steps = conclusion.pull.direction, conclusion.pull.steps
    if direction is Direction.CONFLICTING:
        return Proposal(benchmark.usable, None), ()
    moved: tuple[Reason, ...] = ()
    if direction is Direction.AGGRAVATED:
        proposal = article_15_aggravation_step.propose(benchmark, steps, ladder, regulation)
        moved = (article_15_aggravation_step.reason(steps, proposal),)
    elif direction is Direction.MITIGATED:
        proposal = article_16_mitigation_step.propose(benchmark, steps, ladder)
        moved = (article_16_mitigation_step.reason(steps, proposal),)
    else:
        proposal = Proposal(benchmark.usable, next(iter(benchmark.usable), None))
    if proposal.recommended is None:
        return proposal, (*moved, article_18_6_probation_reassignment.NOTHING_LEFT)
    return proposal, (*moved, article_14_measures.RECOMMENDED[proposal.recommended])


def _exclusions(
    conclusion: Conclusion, weighed: WeighedCircumstances, benchmark: BenchmarkRange, ladder: Ladder
) -> tuple[Exclusion, ...]:
    """What the direction forbids: 从重 may not end below the ordinary range, 从轻 not above it."""
    if conclusion.pull.direction is Direction.AGGRAVATED:
        return article_15_aggravation_step.exclusions(weighed.aggravating[0], benchmark, ladder)
    if conclusion.pull.direction is Direction.MITIGATED:
        return article_16_mitigation_step.exclusions(weighed.mitigating[0], benchmark, ladder)
    return ()


def _measures(proposal: Proposal, exclusions: tuple[Exclusion, ...], ladder: Ladder) -> Measures:
    return Measures(proposal.recommended, _permitted(exclusions, ladder), exclusions, proposal.measures)


def _permitted(exclusions: tuple[Exclusion, ...], ladder: Ladder) -> tuple[Measure, ...]:
    if not exclusions:
        return ladder.measures
    excluded = {exclusion.measure for exclusion in exclusions}
    return tuple([measure for measure in ladder.measures if measure not in excluded])
