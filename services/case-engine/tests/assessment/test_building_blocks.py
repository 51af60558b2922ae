"""What the rules are built from when the service starts: the ladder, the reasons, the circumstances as data."""

from case_engine.domain.assessment.circumstance_rule import Bearing, CircumstanceRule
from case_engine.domain.assessment.codes import CircumstanceItem, ConductItem, Measure, Severity
from case_engine.domain.assessment.conduct import ConductEntry, reasons_by_severity
from case_engine.domain.assessment.facts import Circumstance
from case_engine.domain.assessment.ladder import Ladder
from case_engine.domain.assessment.verdict import Reason


def test_a_ladder_ranks_the_measures_in_the_order_that_is_set() -> None:
    ladder = Ladder.of(["self-examination", "criticism-notice", "admonition-talk"])
    assert ladder.measures == (Measure.SELF_EXAMINATION, Measure.CRITICISM_NOTICE, Measure.ADMONITION_TALK)
    assert ladder.sorted(["admonition-talk", "self-examination"]) == (
        Measure.SELF_EXAMINATION,
        Measure.ADMONITION_TALK,
    )
    assert ladder.lighter_than(Measure.CRITICISM_NOTICE) == (Measure.SELF_EXAMINATION,)
    assert ladder.heavier_than(Measure.CRITICISM_NOTICE) == (Measure.ADMONITION_TALK,)


def test_a_finding_s_reason_names_its_severity_and_what_the_file_must_hold() -> None:
    entry = ConductEntry(ConductItem.NOT_ACTING_5, "超期未办。", ("受理单", "催办记录"))
    reasons = reasons_by_severity((entry,), "a_rule")
    assert reasons[ConductItem.NOT_ACTING_5, Severity.SERIOUS] == Reason(
        "accountability:7.5", "认定情形成立，情节较重：超期未办。卷内应有：受理单、催办记录。", "a_rule"
    )
    assert reasons.keys() == {(ConductItem.NOT_ACTING_5, severity) for severity in Severity}


def test_a_circumstance_that_needs_no_source_is_told_in_its_own_words() -> None:
    rule = CircumstanceRule("a_rule", "accountability:16.1", Bearing.MITIGATING, "主动补救。")
    stated = Circumstance(CircumstanceItem.LOSS_AVERTED, established=True)
    assert rule.established(stated) == Reason("accountability:16.1", "主动补救。", "a_rule")
