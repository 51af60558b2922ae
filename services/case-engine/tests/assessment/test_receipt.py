"""The receipt and the regulation's own record say together what an answer rests on."""

from collections.abc import Callable

from case_engine.domain.assessment.assess import assess
from case_engine.domain.assessment.facts import AssessmentFacts
from wenze.calendar import WorkingDayCalendar
from wenze.regulation import Ruleset

Build = Callable[..., AssessmentFacts]


def test_the_receipt_names_the_rules_in_the_order_of_use(
    facts: Build, shipped: Ruleset, calendar: WorkingDayCalendar
) -> None:
    stated = facts(circumstances=[{"item": "accountability:15.3", "established": True}])
    receipt = assess(stated, shipped.consult(stated.as_of), calendar).receipt
    assert receipt.as_of == stated.as_of
    assert receipt.rules == (
        "article_3_scope",
        "article_7_not_acting",
        "article_2_result_element",
        "article_15_3_retaliation",
        "article_19_conduct_before_in_force",
        "article_14_discretion_benchmark",
        "article_15_aggravation_step",
        "article_14_measures",
        "article_18_honours_cancelled",
        "article_18_1_admonition_or_apology",
        "article_18_7_file_entry",
        "article_10_2_collective_study",
    )
    articles = ("3", "7.5", "2", "15.3", "19", "14", "15", "14.2", "18", "18.1", "18.7", "10.2")
    assert receipt.clauses == tuple(f"accountability:{article}" for article in articles)


def test_the_regulation_remembers_the_numbers_and_settings_that_were_asked(
    facts: Build, shipped: Ruleset, calendar: WorkingDayCalendar
) -> None:
    """No more and no less than what decided: the aggravation step isn't asked where nothing aggravates."""
    stated = facts()
    consultation = shipped.consult(stated.as_of)
    assess(stated, consultation, calendar)
    assert [used.name for used in consultation.parameters_used] == ["promotion-ban-after-admonition-or-apology"]
    assert {used.name for used in consultation.settings_used} == {
        "accountability-in-force-from",
        "severity-order",
        "discretion-benchmark",
        "honours-year",
        "effect-period-start",
        "event-day-counted",
    }


def test_a_conflict_names_the_setting_that_left_it_to_people(
    facts: Build, shipped: Ruleset, calendar: WorkingDayCalendar
) -> None:
    established = [{"item": f"accountability:{item}", "established": True} for item in ("15.1", "16.1", "17.1")]
    stated = facts(circumstances=established)
    consultation = shipped.consult(stated.as_of)
    assess(stated, consultation, calendar)
    asked = {used.name for used in consultation.settings_used}
    assert {"conflicting-circumstances", "aggravating-and-exempting"} <= asked
