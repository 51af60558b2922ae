"""The golden texts in tests/golden were read for wording; a change of a letter must be read again."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from notifier.domain.decision import Decision
from notifier.domain.decision_letters import decision_letters
from notifier.domain.letter import Letter
from notifier.domain.recipient import Recipient
from notifier.domain.refusal import Refusal
from notifier.domain.start_letter import ProposedStart, start_letter
from notifier.domain.terms import SOURCES
from wenze.regulation import catalogue

GOLDEN = Path(__file__).parent.parent / "golden"
CITE = catalogue().cite
OFFICE = "平江县问责办"
ON = date(2026, 3, 2)

START = ProposedStart(
    "case-synthetic-1",
    "信访事项逾期未办结（合成）",
    SOURCES["citizen-report"],
    ("accountability:9.1",),
    date(2026, 1, 5),
)


def written(letter: Letter) -> str:
    return f"{letter.title}\n\n{letter.text}"


def golden(name: str) -> str:
    return (GOLDEN / name).read_text(encoding="utf-8")


def test_the_notice_to_the_unit_reads_as_the_golden_text(decision: Decision) -> None:
    assert written(decision_letters(decision, OFFICE, ON, CITE)[Recipient.UNIT]) == golden("unit.txt")


def test_the_notice_to_the_subject_reads_as_the_golden_text(decision: Decision) -> None:
    assert written(decision_letters(decision, OFFICE, ON, CITE)[Recipient.SUBJECT]) == golden("subject.txt")


def test_the_notice_to_the_handler_reads_as_the_golden_text() -> None:
    assert written(start_letter(START, OFFICE, ON, CITE)) == golden("handler.txt")


@pytest.mark.parametrize("recipient", [Recipient.UNIT, Recipient.SUBJECT])
@pytest.mark.parametrize(
    "content",
    [
        "平问责〔2026〕1号",
        "超过规定时限才办结",
        "《问责办法》第七条第(五)项",
        "《问责办法》第十四条第(二)项",
        "诫勉谈话",
        "中共平江县委",
        "2026年3月1日",
        "自2026年3月1日起至2026年8月31日止",
        "《问责办法》第十八条第(一)项",
        "15日",
        "中共平江县委组织部",
        "《问责办法》第十二条",
    ],
)
def test_both_notices_of_a_decision_say_everything_the_letter_must_say(
    decision: Decision, recipient: Recipient, content: str
) -> None:
    text = decision_letters(decision, OFFICE, ON, CITE)[recipient].text
    assert content in text


def test_only_the_unit_is_asked_for_the_sealed_receipt_and_told_that_it_does_not_stand_for_the_subject_s(
    decision: Decision,
) -> None:
    unit, subject = (
        decision_letters(decision, OFFICE, ON, CITE)[recipient].text
        for recipient in (Recipient.UNIT, Recipient.SUBJECT)
    )
    assert "交回我办" in unit
    assert "单位签收不能代替本人签收" in unit
    assert "交回我办" not in subject


@pytest.mark.parametrize(
    ("field", "empty", "name"),
    [
        ("document_number", " ", "文号"),
        ("subject_name", "", "被问责对象姓名"),
        ("subject_unit", "", "被问责对象所在单位"),
        ("facts", "\n", "问责事实"),
        ("basis", (), "问责依据"),
        ("measure", "", "问责方式"),
        ("approving_body", "", "批准机关"),
        *((field, "\u200b", name) for field, name in (("facts", "问责事实"), ("approving_body", "批准机关"))),
        ("appeal_days", 0, "申诉期限"),
        ("appeal_body", "", "申诉受理机关"),
    ],
)
def test_a_decision_that_lacks_a_mandatory_content_gets_no_letter(
    decision: Decision, field: str, empty: object, name: str
) -> None:
    with pytest.raises(Refusal) as refused:
        decision_letters(replace(decision, **{field: empty}), OFFICE, ON, CITE)
    assert refused.value.clause == "accountability:10.2"
    assert name in refused.value.text


def test_a_decision_without_a_post_or_effects_still_reads_well(decision: Decision) -> None:
    text = decision_letters(replace(decision, subject_post="", effects=()), OFFICE, ON, CITE)[Recipient.UNIT].text
    assert "张合成\uff0c平江县合成示范局。" in text
    assert "本决定没有登记影响事项。" in text


def test_a_title_with_line_breaks_becomes_one_line() -> None:
    letter = start_letter(replace(START, title="标题\r\nBcc: someone@example.invalid"), OFFICE, ON, CITE)
    assert letter.title.splitlines() == [letter.title]
    assert "\nBcc" not in letter.text


def test_the_handler_s_notice_names_nobody() -> None:
    assert "张合成" not in start_letter(START, OFFICE, ON, CITE).text
