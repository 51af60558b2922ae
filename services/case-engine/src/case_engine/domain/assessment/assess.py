"""The assessment as a whole: `POST /v1/assessments`, and the opinion in every case."""

from case_engine.domain.assessment.approval import route_for
from case_engine.domain.assessment.circumstances import WeighedCircumstances, weigh
from case_engine.domain.assessment.codes import Direction, Measure, Outcome, Scope
from case_engine.domain.assessment.conclusion import Conclusion, conclude
from case_engine.domain.assessment.effects import effects_of
from case_engine.domain.assessment.facts import AssessmentFacts
from case_engine.domain.assessment.findings import CountedFindings, count_findings
from case_engine.domain.assessment.measures import measures_for
from case_engine.domain.assessment.occasion import Occasion
from case_engine.domain.assessment.regulation import Calendar, Regulation
from case_engine.domain.assessment.verdict import ApprovalStep, Assessment, Effect, Measures, Reason, Receipt
from case_engine.domain.rules import (
    article_3_measures_by_reference,
    article_3_scope,
    article_4_competence,
    article_6_referral,
    article_10_2_collective_study,
    article_19_conduct_before_in_force,
)


def assess(facts: AssessmentFacts, regulation: Regulation, calendar: Calendar) -> Assessment:
    """What the regulation says about these facts. The same facts under the same regulation give an equal answer.

    Raises: InvalidFactsError when a circumstance is stated in a way its clause doesn't have, or a finding has serious
    consequences but no result.
    """
    scope = article_3_scope.REASONS[facts.subject.scope]
    if facts.subject.scope is Scope.OUTSIDE:
        return _without_measures(Outcome.OUTSIDE_SCOPE, facts, (scope,), article_10_2_collective_study.STEPS)
    found = count_findings(facts.findings, regulation)
    weighed = weigh(facts.circumstances, found.findings)
    if not found.findings:
        return _without_measures(Outcome.NO_FINDING, facts, (scope, *found.reasons), route_for(facts.subject))
    return _with_findings(facts, (scope, *found.reasons, *weighed.reasons), found, weighed, regulation, calendar)


def _without_measures(
    outcome: Outcome, facts: AssessmentFacts, reasons: tuple[Reason, ...], route: tuple[ApprovalStep, ...]
) -> Assessment:
    """Taking no measure is a decision too (问责办法 5, 有责必问): it goes an approval route like any other."""
    referrals = article_6_referral.referrals(facts.referral)
    receipt = Receipt.of(facts.as_of, reasons, referrals, route)
    return Assessment(outcome, Direction.NEUTRAL, Measures(), (), referrals, route, reasons, receipt, ())


def _with_findings(
    facts: AssessmentFacts,
    opening: tuple[Reason, ...],
    found: CountedFindings,
    weighed: WeighedCircumstances,
    regulation: Regulation,
    calendar: Calendar,
) -> Assessment:
    in_force = article_19_conduct_before_in_force.in_force_from(regulation)
    before = article_19_conduct_before_in_force.is_before(facts.conduct_on, in_force)
    in_time = article_19_conduct_before_in_force.reason(facts.conduct_on, in_force, regulation)
    conclusion = conclude(found.findings, weighed, before, regulation)
    measures, about_measures = measures_for(conclusion, weighed, facts.subject.probation, regulation)
    reasons = (*opening, *_given(in_time), *conclusion.reasons, *about_measures, *_about_subject(facts, conclusion))
    effects = _preview(measures.recommended, facts, regulation, calendar)
    return _answer(facts, conclusion, measures, effects, reasons)


def _about_subject(facts: AssessmentFacts, conclusion: Conclusion) -> tuple[Reason, ...]:
    """What must be said of who the subject is and who handles the case."""
    competence = _given(article_4_competence.reason(facts.subject))
    if facts.subject.scope is Scope.BY_REFERENCE and conclusion.outcome is not Outcome.EXEMPT:
        return (article_3_measures_by_reference.REASON, *competence)
    return competence


def _preview(
    measure: Measure | None, facts: AssessmentFacts, regulation: Regulation, calendar: Calendar
) -> tuple[Effect, ...]:
    if measure is None:
        return ()
    occasion = Occasion(facts.effective_on or facts.as_of, facts.conduct_on, facts.subject.probation)
    return effects_of(measure, occasion, regulation, calendar)


def _answer(
    facts: AssessmentFacts,
    conclusion: Conclusion,
    measures: Measures,
    effects: tuple[Effect, ...],
    reasons: tuple[Reason, ...],
) -> Assessment:
    referrals = article_6_referral.referrals(facts.referral)
    route = route_for(facts.subject)
    receipt = Receipt.of(facts.as_of, reasons, measures.excluded, effects, referrals, route)
    direction, counted = conclusion.pull.direction, tuple(dict.fromkeys([each.item for each in conclusion.findings]))
    return Assessment(conclusion.outcome, direction, measures, effects, referrals, route, reasons, receipt, counted)


def _given(reason: Reason | None) -> tuple[Reason, ...]:
    return () if reason is None else (reason,)
