"""All deadlines of a case: they follow from its events and the calendar, so nothing about them is kept twice."""

from case_engine.domain.case.case import Case
from case_engine.domain.deadlines.clearance import clearance_deadlines
from case_engine.domain.deadlines.deadline import Deadline
from case_engine.domain.deadlines.decision import decision_deadlines
from case_engine.domain.deadlines.opinion import opinion_deadlines
from case_engine.domain.deadlines.reckoning import Reckoning


def deadlines_of(case: Case, reckoning: Reckoning) -> tuple[Deadline, ...]:
    """Every deadline that the case has or had, each with the day it was met or ceased to be due."""
    of_decisions = [each for proceeding in case.proceedings for each in decision_deadlines(proceeding, reckoning)]
    return (*opinion_deadlines(case, reckoning), *of_decisions, *clearance_deadlines(case, reckoning))
