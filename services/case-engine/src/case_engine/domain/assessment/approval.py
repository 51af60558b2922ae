"""The way from an opinion to a decision (问责办法 10.1, 10.2)."""

from case_engine.domain.assessment.codes import ManagementLevel
from case_engine.domain.assessment.facts import AssessedSubject
from case_engine.domain.assessment.verdict import ApprovalStep
from case_engine.domain.rules import (
    article_4_competence,
    article_10_1_beyond_authority,
    article_10_1_vertical,
    article_10_2_city_managed,
    article_10_2_collective_study,
)


def route_for(subject: AssessedSubject) -> tuple[ApprovalStep, ...]:
    """The steps in the order in which they are taken."""
    steps: tuple[ApprovalStep, ...] = article_10_1_vertical.STEPS if subject.vertical else ()
    if article_4_competence.is_beyond_authority(subject):
        steps += article_10_1_beyond_authority.STEPS
    if subject.managed_by is ManagementLevel.CITY:
        return steps + article_10_2_city_managed.STEPS
    return steps + article_10_2_collective_study.STEPS
