"""Consulting the rule set as of a date, and what the receipt then knows."""

from datetime import date

import pytest

from wenze.regulation import NotInRulesetError, Ruleset, UnknownClauseError, catalogue
from wenze.regulation.parameters import DatedValue, Parameter, parameters

RULESET = Ruleset.load()
TODAY = date(2026, 3, 2)


@pytest.mark.parametrize("day", [date(2015, 1, 1), date(2015, 1, 2)], ids=["on", "after"])
def test_the_township_subsidy_is_known_from_its_date(day: date):
    assert RULESET.consult(day).number("township-subsidy") == 500


def test_the_township_subsidy_is_unknown_the_day_before():
    with pytest.raises(NotInRulesetError, match="2014-12-31"):
        RULESET.consult(date(2014, 12, 31)).number("township-subsidy")


@pytest.mark.parametrize(
    ("day", "months"),
    [(date(2026, 6, 30), 6), (date(2026, 7, 1), 9), (date(2027, 1, 1), 12)],
)
def test_an_amended_number_holds_from_its_date(day: date, months: int):
    values = (DatedValue(None, 6), DatedValue(date(2026, 7, 1), 9), DatedValue(date(2027, 1, 1), 12))
    ban = Parameter("ban", "accountability:18.1", "不得提拔", "months", values)
    amended = Ruleset(catalogue(), dict(parameters()) | {"ban": ban}, RULESET.settings)
    assert amended.consult(day).number("ban") == months


def test_a_consultation_remembers_what_was_asked_once_and_in_order():
    consultation = RULESET.consult(TODAY)
    consultation.number("opinion-limit")
    consultation.number("appeal-period")
    consultation.number("opinion-limit")
    consultation.setting("honours-year")
    assert [(used.name, used.value, used.unit, used.clause) for used in consultation.parameters_used] == [
        ("opinion-limit", 15, "working-days", "accountability:10.1"),
        ("appeal-period", 15, "calendar-days", "accountability:12"),
    ]
    [used] = consultation.settings_used
    assert (used.name, used.value, used.clause) == ("honours-year", "effective-date", "accountability:18")
    assert used.decider == "市委组织部（负责解释《问责办法》）"
    assert used.decided_by is None


def test_one_consultation_does_not_see_what_another_asked():
    RULESET.consult(TODAY).number("opinion-limit")
    assert RULESET.consult(TODAY).parameters_used == ()


def test_unknown_names_are_refused_and_not_recorded():
    consultation = RULESET.consult(TODAY)
    with pytest.raises(NotInRulesetError, match="opinion-maximum"):
        consultation.number("opinion-maximum")
    with pytest.raises(NotInRulesetError, match="severity"):
        consultation.setting("severity")
    with pytest.raises(UnknownClauseError):
        consultation.cite("accountability:20")
    assert (consultation.parameters_used, consultation.settings_used) == ((), ())


def test_a_consultation_cites_clauses():
    assert RULESET.consult(TODAY).cite("accountability:15.3") == "《问责办法》第十五条第(三)项"


def test_the_same_data_has_the_same_hash_and_other_numbers_another():
    ban = Parameter("ban", "accountability:18.1", "不得提拔", "months", (DatedValue(None, 6),))
    assert Ruleset.load().hash == RULESET.hash
    assert Ruleset(catalogue(), dict(parameters()) | {"ban": ban}, RULESET.settings).hash != RULESET.hash
    assert RULESET.version == "yueyang-1"
