"""The open questions: each is cited, has someone who may decide, and admits what its alternatives say."""

from datetime import date
from typing import Any, cast

import pytest

from wenze.regulation import catalogue
from wenze.regulation.settings import Setting, settings

NAMES = {
    "opinion-clock-start",
    "opinion-seven-day-floor",
    "opinion-extension-is-total",
    "event-day-counted",
    "appeal-last-day",
    "effect-period-start",
    "conversion-period-start",
    "several-effects",
    "honours-year",
    "severity-order",
    "discretion-benchmark",
    "aggravation-step",
    "conflicting-circumstances",
    "aggravating-and-exempting",
    "joint-proposal-minimum",
    "informant-opening-longest-hours",
    "retaliation-watch-days",
    "clearance-working-days",
    "ban-during-appeal",
    "ban-after-reversal",
    "commendation-against-ban",
    "conduct-before-effect",
    "accountability-in-force-from",
    "supervision-in-force-from",
    "incentive-in-force-from",
}
DATES = {"accountability-in-force-from", "supervision-in-force-from", "incentive-in-force-from"}
every_setting = pytest.mark.parametrize("setting", settings().values(), ids=lambda each: each.name)


def test_every_open_question_is_there():
    assert settings().keys() == NAMES


@every_setting
def test_a_setting_cites_an_existing_clause_and_names_its_decider(setting: Setting):
    assert setting.clause in catalogue()
    assert setting.question.endswith("？")
    assert setting.decider
    assert setting.allowed_in_words()


@every_setting
def test_a_default_is_itself_admissible_and_only_dates_have_none(setting: Setting):
    if setting.name in DATES:
        assert setting.default is None
    else:
        assert setting.admits(as_toml(setting.default))


def test_the_measures_are_ordered_as_article_14_numbers_them():
    groups = [clause.measures for clause in catalogue() if clause.measures]
    assert settings()["severity-order"].default == tuple(measure for group in groups for measure in group)


def test_the_benchmark_covers_every_measure_once_by_default():
    benchmark = settings()["discretion-benchmark"].default
    assert isinstance(benchmark, dict)
    assert list(benchmark) == ["minor", "moderate", "serious", "grave"]
    assert tuple(measure for row in benchmark.values() for measure in row) == settings()["severity-order"].default


@pytest.mark.parametrize(("signatories", "admitted"), [(1, False), (2, True), (3, True), (True, False), ("3", False)])
def test_a_joint_proposal_takes_two_or_more_signatories(signatories: object, admitted: bool):
    assert settings()["joint-proposal-minimum"].admits(signatories) is admitted


def test_an_order_of_measures_holds_each_measure_once():
    order = settings()["severity-order"]
    measures = as_toml(order.default)
    assert order.admits(measures[::-1])
    assert not order.admits(measures[1:])
    assert not order.admits([*measures[1:], measures[1]])
    assert not order.admits([*measures[1:], "dismissal"])
    assert not order.admits([*measures[1:], ["removal"]])
    assert not order.admits("criticism-notice")


def test_a_benchmark_has_measures_for_each_of_the_four_severities():
    benchmark = settings()["discretion-benchmark"]
    table = as_toml(benchmark.default)
    assert benchmark.admits(table | {"minor": ["criticism-notice"]})
    assert not benchmark.admits(table | {"minor": []})
    assert not benchmark.admits(table | {"minor": ["dismissal"]})
    assert not benchmark.admits(table | {"slight": ["criticism-notice"]})
    assert not benchmark.admits({"minor": ["criticism-notice"]})
    assert not benchmark.admits("minor")


def test_an_in_force_date_is_a_plain_date():
    assert settings()["accountability-in-force-from"].admits(date(2015, 3, 1))
    assert not settings()["accountability-in-force-from"].admits("2015-03-01")


def as_toml(value: Any) -> Any:
    if isinstance(value, tuple):
        return list(cast("tuple[str, ...]", value))
    if isinstance(value, dict):
        return {key: list(row) for key, row in cast("dict[str, tuple[str, ...]]", value).items()}
    return value
