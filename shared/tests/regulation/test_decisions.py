"""What a deployment decides replaces a default, with who decided; anything else is refused in plain words."""

from datetime import date
from pathlib import Path

import pytest

from wenze.regulation import InvalidDecisionError, Ruleset


def written(folder: Path, text: str) -> Path:
    path = folder / "decisions.toml"
    path.write_text(text, encoding="utf-8")
    return path


def refusal(folder: Path, text: str) -> str:
    with pytest.raises(InvalidDecisionError) as refused:
        Ruleset.load(written(folder, text))
    return str(refused.value)


def test_a_decision_replaces_the_default_and_is_in_the_receipt(tmp_path: Path):
    decided = 'decided_by = "市委问责办", decided_on = 2026-01-05, document = "合成〔2026〕1号"'
    path = written(tmp_path, f'opinion-clock-start = {{ value = "receipt", {decided} }}')
    consultation = Ruleset.load(path).consult(date(2026, 2, 1))
    assert consultation.setting("opinion-clock-start") == "receipt"
    [used] = consultation.settings_used
    assert (used.decided_by, used.decided_on, used.document) == ("市委问责办", date(2026, 1, 5), "合成〔2026〕1号")
    assert used.clause == "accountability:10.1"


def test_a_deployment_decides_when_the_regulation_came_into_force(tmp_path: Path):
    text = 'accountability-in-force-from = { value = 2015-03-01, decided_by = "市委组织部" }'
    decided = Ruleset.load(written(tmp_path, text)).consult(date(2026, 1, 1))
    assert decided.setting("accountability-in-force-from") == date(2015, 3, 1)
    assert Ruleset.load().consult(date(2026, 1, 1)).setting("accountability-in-force-from") is None


def test_a_decided_order_of_measures_cannot_be_changed_afterwards(tmp_path: Path):
    order = Ruleset.load().settings["severity-order"].value
    assert isinstance(order, tuple)
    text = f'severity-order = {{ value = {list(order[::-1])}, decided_by = "市委组织部" }}'
    assert Ruleset.load(written(tmp_path, text)).settings["severity-order"].value == order[::-1]


def test_a_decision_changes_the_hash_and_the_default_file_does_not(tmp_path: Path):
    text = 'honours-year = { value = "conduct", decided_by = "市委组织部" }'
    assert Ruleset.load(written(tmp_path, text)).hash != Ruleset.load().hash
    assert Ruleset.load(written(tmp_path, "")).hash == Ruleset.load().hash


def test_an_unknown_setting_is_refused_with_the_known_ones(tmp_path: Path):
    text = refusal(tmp_path, 'honour-year = { value = "conduct", decided_by = "市委组织部" }')
    assert "没有名为“honour-year”的设置" in text
    assert "honours-year" in text


def test_a_value_outside_the_alternatives_is_refused_with_the_alternatives(tmp_path: Path):
    text = refusal(tmp_path, 'honours-year = { value = "never", decided_by = "市委组织部" }')
    assert "不能取“never”" in text
    assert "conduct（问责行为发生的年度）" in text


def test_a_question_without_alternative_cannot_be_decided_otherwise(tmp_path: Path):
    text = refusal(tmp_path, 'aggravating-and-exempting = { value = "exempt", decided_by = "市委问责办" }')
    assert "people-decide（系统不自动免予问责，由集体决定）" in text


def test_a_joint_proposal_of_one_is_refused_with_the_least_number(tmp_path: Path):
    text = refusal(tmp_path, 'joint-proposal-minimum = { value = 1, decided_by = "市委问责办" }')
    assert "不小于 2 的整数" in text


@pytest.mark.parametrize("decided_by", ["", ', decided_by = ""', ', decided_by = " "', ", decided_by = 1"])
def test_a_decision_by_nobody_is_refused_with_who_may_decide(tmp_path: Path, decided_by: str):
    text = refusal(tmp_path, f'honours-year = {{ value = "conduct"{decided_by} }}')
    assert "没有写明由谁决定" in text
    assert "市委组织部" in text


@pytest.mark.parametrize(
    ("entry", "complaint"),
    [
        ('"conduct"', "写法不对"),
        ('{ decided_by = "市委组织部" }', "写法不对"),
        ('{ value = "conduct", decided_by = "市委组织部", note = "甲" }', "多余的项 note"),
        ('{ value = "conduct", decided_by = "市委组织部", decided_on = "2026-01-05" }', "不加引号的日期"),
        ('{ value = "conduct", decided_by = "市委组织部", document = 1 }', "文号"),
    ],
)
def test_a_decision_in_another_form_is_refused(tmp_path: Path, entry: str, complaint: str):
    assert complaint in refusal(tmp_path, f"honours-year = {entry}")


def test_a_file_that_is_not_toml_is_refused(tmp_path: Path):
    assert "无法读取" in refusal(tmp_path, "honours-year = ")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path):
    with pytest.raises(InvalidDecisionError, match="无法读取"):
        Ruleset.load(tmp_path / "absent.toml")
