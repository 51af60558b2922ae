"""The outcome for findings that count: accountable, exempt, or for people to decide."""

from typing import NamedTuple

from case_engine.domain.assessment.circumstances import NOTHING_WEIGHED, WeighedCircumstances
from case_engine.domain.assessment.codes import Direction, Outcome
from case_engine.domain.assessment.facts import Finding
from case_engine.domain.assessment.pull import NO_PULL, Pull
from case_engine.domain.assessment.regulation import Regulation
from case_engine.domain.assessment.verdict import Reason
from case_engine.domain.rules import (
    article_15_16_conflicting_circumstances,
    article_17_aggravation_bars_exemption,
    article_17_partial_exemption,
    article_17_serious_consequences_bar_exemption,
)


class Conclusion(NamedTuple):
    """The outcome, where the circumstances pull, the findings left after exemptions, and why."""

    outcome: Outcome
    pull: Pull
    findings: tuple[Finding, ...]
    reasons: tuple[Reason, ...]


def conclude(
    found: tuple[Finding, ...], weighed: WeighedCircumstances, before_in_force: bool, regulation: Regulation
) -> Conclusion:
    """What becomes of findings that count. An exemption never takes effect where anything speaks against it."""
    if weighed == NOTHING_WEIGHED and not before_in_force:
        return Conclusion(Outcome.ACCOUNTABLE, NO_PULL, found, ())
    pull = _pull(weighed, regulation)
    doubts = _given(
        article_17_aggravation_bars_exemption.reason(weighed, regulation),
        article_17_serious_consequences_bar_exemption.reason(weighed.exempting, found),
    )
    if before_in_force or doubts or weighed.left_to_people:
        return Conclusion(Outcome.COLLECTIVE_DECISION, pull, found, pull.reasons + doubts)
    remaining = _without_exempted(found, weighed)
    if not remaining:
        return Conclusion(Outcome.EXEMPT, NO_PULL, (), ())
    partial = _given(article_17_partial_exemption.reason(found, remaining))
    return Conclusion(Outcome.ACCOUNTABLE, pull, remaining, pull.reasons + partial)


def _pull(weighed: WeighedCircumstances, regulation: Regulation) -> Pull:
    aggravating, mitigating = len(weighed.aggravating), len(weighed.mitigating)
    if aggravating and mitigating:
        return article_15_16_conflicting_circumstances.pull(aggravating, mitigating, regulation)
    if aggravating:
        return Pull(Direction.AGGRAVATED, aggravating)
    return Pull(Direction.MITIGATED, mitigating) if mitigating else NO_PULL


def _without_exempted(found: tuple[Finding, ...], weighed: WeighedCircumstances) -> tuple[Finding, ...]:
    if not weighed.exempting:
        return found
    exempted = {item for held in weighed.exempting for item in held.covered}
    return tuple([finding for finding in found if finding.item not in exempted])


def _given(*reasons: Reason | None) -> tuple[Reason, ...]:
    return tuple([reason for reason in reasons if reason])
