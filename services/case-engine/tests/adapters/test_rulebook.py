"""The rule set behind the assessments: a deployment's decisions are used, and named in the receipt."""

from datetime import date
from pathlib import Path

from case_engine.adapters.rulebook import WenzeRulebook
from case_engine.domain.assessment.codes import CircumstanceItem, ConductItem, ManagementLevel, Scope, Severity
from case_engine.domain.assessment.facts import AssessedSubject, AssessmentFacts, Circumstance, Finding
from wenze.calendar import WorkingDayCalendar
from wenze.regulation import Ruleset

DECIDED = """
[honours-year]
value = "conduct"
decided_by = "合成市委组织部"
decided_on = 2026-01-05
"""


def test_a_receipt_names_what_was_asked_and_nothing_else() -> None:
    consulted = _rulebook(None).consult(date(2026, 3, 5))
    consulted.number("appeal-period")
    consulted.setting("honours-year")
    receipt = consulted.receipt(("a_rule",), ("accountability:18",), {"given": date(2026, 3, 5)})
    assert [(used.name, used.value, used.unit) for used in receipt.parameters] == [
        ("appeal-period", 15, "calendar-days")
    ]
    assert [(used.name, used.value, used.decided_by) for used in receipt.settings] == [
        ("honours-year", "effective-date", "")
    ]
    assert (receipt.rules, receipt.clauses) == (("a_rule",), ("accountability:18",))


def test_a_deployments_decision_is_used_and_its_decider_named(tmp_path: Path) -> None:
    decisions = tmp_path / "decisions.toml"
    decisions.write_text(DECIDED, encoding="utf-8")
    consulted = _rulebook(decisions).consult(date(2026, 3, 5))
    assert consulted.setting("honours-year") == "conduct"
    assert consulted.receipt((), (), "").settings[0].decided_by == "合成市委组织部"


def test_another_rule_set_has_another_hash(tmp_path: Path) -> None:
    decisions = tmp_path / "decisions.toml"
    decisions.write_text(DECIDED, encoding="utf-8")
    hashes = {_rulebook(each).consult(date(2026, 3, 5)).receipt((), (), "").ruleset_hash for each in (None, decisions)}
    assert len(hashes) == 2


def test_a_setting_that_is_a_table_is_canonical_json() -> None:
    consulted = _rulebook(None).consult(date(2026, 3, 5))
    consulted.setting("discretion-benchmark")
    assert consulted.receipt((), (), "").settings[0].value.startswith('{"minor": ["criticism-notice"')


def test_the_same_facts_keep_their_fingerprint_from_release_to_release() -> None:
    """A receipt given years ago is compared with one given today."""
    facts = AssessmentFacts(
        as_of=date(2026, 3, 5),
        conduct_on=date(2026, 1, 8),
        subject=AssessedSubject(Scope.LEADING_CADRE, ManagementLevel.COUNTY),
        findings=(Finding(ConductItem.ACTING_WRONGLY_5, Severity.MINOR),),
        circumstances=(Circumstance(CircumstanceItem.COOPERATION, True),),
    )
    receipt = _rulebook(None).consult(facts.as_of).receipt((), (), facts)
    assert receipt.input_fingerprint == "3e55774056c85aec7c6d5c76c093460730a884067ae00ef3d7f089f9d2d02aa0"


def _rulebook(decisions: Path | None) -> WenzeRulebook:
    return WenzeRulebook(Ruleset.load(decisions), WorkingDayCalendar.from_library())
