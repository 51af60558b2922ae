"""The numbers: all named, cited, in order, and each as the text gives it."""

from datetime import date

import pytest

from wenze.regulation import catalogue
from wenze.regulation.parameters import DatedValue, Parameter, parameters

UNITS = {"months", "years", "working-days", "calendar-days", "yuan", "points", "percent", "persons", "times"}
AS_THE_TEXT_GIVES_THEM = {
    "promotion-ban-after-admonition-or-apology": (6, "months", "accountability:18.1"),
    "suspension-rectification-limit": (6, "months", "accountability:18.2"),
    "promotion-ban-after-reassignment": (12, "months", "accountability:18.3"),
    "appointment-ban-after-resignation-or-removal": (12, "months", "accountability:18.4"),
    "higher-post-ban-after-resignation-or-removal": (24, "months", "accountability:18.4"),
    "promotion-ban-after-demotion": (24, "months", "accountability:18.5"),
    "appointment-ban-on-probation": (12, "months", "accountability:18.6"),
    "opinion-target": (7, "working-days", "accountability:10.1"),
    "opinion-limit": (15, "working-days", "accountability:10.1"),
    "opinion-extended-limit": (30, "working-days", "accountability:10.1"),
    "appeal-period": (15, "calendar-days", "accountability:12"),
    "appeal-decision-limit": (30, "calendar-days", "accountability:12"),
    "consecutive-low-rank-years": (2, "years", "accountability:7.4"),
    "grassroots-leader-share": (50, "percent", "incentive:1"),
    "commendation-points": (5, "points", "incentive:3"),
    "commendations-for-honours-ratio": (2, "times", "incentive:3"),
    "raised-honours-ratio": (20, "percent", "incentive:3"),
    "award-commendation": (800, "yuan", "incentive:6"),
    "award-third-class-merit": (1500, "yuan", "incentive:6"),
    "award-second-class-merit": (3000, "yuan", "incentive:6"),
    "award-first-class-merit": (6000, "yuan", "incentive:6"),
    "township-subsidy": (500, "yuan", "incentive:6"),
    "wage-grade-years": (5, "years", "incentive:6"),
    "talents-per-year": (20, "persons", "incentive:6"),
    "talent-grant": (10000, "yuan", "incentive:6"),
    "degree-subsidy": (10000, "yuan", "incentive:7"),
}
every_parameter = pytest.mark.parametrize("parameter", parameters().values(), ids=lambda each: each.name)


def test_the_numbers_are_those_of_the_text():
    latest = {name: (each.on(date.max), each.unit, each.clause) for name, each in parameters().items()}
    assert latest == AS_THE_TEXT_GIVES_THEM


@every_parameter
def test_a_parameter_cites_an_existing_clause_and_says_what_it_is(parameter: Parameter):
    assert parameter.clause in catalogue()
    assert parameter.meaning
    assert parameter.unit in UNITS


@every_parameter
def test_the_values_of_a_parameter_are_in_order_of_their_dates(parameter: Parameter):
    starts = [dated.starts or date.min for dated in parameter.values]
    assert starts == sorted(set(starts))


@pytest.mark.parametrize(
    ("day", "value"),
    [(date(2026, 6, 30), 6), (date(2026, 7, 1), 9), (date(2026, 7, 2), 9)],
    ids=["before", "on", "after"],
)
def test_a_changed_number_holds_from_its_date(day: date, value: int):
    values = (DatedValue(None, 6), DatedValue(date(2026, 7, 1), 9))
    assert Parameter("ban", "accountability:18.1", "不得提拔", "months", values).on(day) == value
