from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from demonstration.outcome import Outcome
from demonstration.presentation.page import COLUMNS, show
from demonstration.presentation.paragraph import wrapped
from demonstration.reconciliation import Accounted, Acknowledged, Reconciliation
from demonstration.wording import DIRECTION_NAMES, MEASURE_NAMES, OUTCOME_NAMES, SOURCE_NAMES


def shown(outcome: Outcome) -> str:
    text = StringIO()
    show(outcome, Console(file=text, width=COLUMNS, markup=False, highlight=False))
    return text.getvalue()


def test_no_line_is_wider_than_the_page(outcome: Outcome) -> None:
    assert all(cell_len(line.rstrip()) <= COLUMNS for line in shown(outcome).splitlines())


@pytest.mark.parametrize("name", MEASURE_NAMES.values())
def test_every_measure_is_listed_with_its_clause(outcome: Outcome, name: str) -> None:
    (line,) = [line for line in shown(outcome).splitlines() if line.strip().startswith(f"{name} ")]
    assert "《问责办法》第十四条第" in line


def test_a_decision_is_told_with_its_clauses_and_the_reasons_of_the_rules(outcome: Outcome) -> None:
    text = shown(outcome)
    assert "【从重】合成·平江县水利局　合成·甲（局长）：公开道歉" in text
    assert "《问责办法》第八条第" in text
    assert "有从重情节：阻挠调查。" in text


def test_rejected_rows_and_dead_letters_are_told_with_their_places(outcome: Outcome) -> None:
    text = shown(outcome)
    assert "信访事项（合成）.csv：第 94 行“信访编号”" in text
    assert "主题feeds，分区7，位点8：not a CloudEvent" in text


def test_steps_that_follow_one_another_on_one_clause_stand_under_one_heading(outcome: Outcome) -> None:
    text = shown(outcome)
    assert text.count("登记送达（《问责办法》第十条第(三)项）") == 1
    assert "《问责决定书》送达合成·乙本人。" in text
    assert "《问责决定书》送达合成·乙所在单位。" in text


def test_a_step_takes_one_line_of_the_timeline(outcome: Outcome) -> None:
    (line,) = [line for line in shown(outcome).splitlines() if "合成·乙提出书面申诉" in line]
    assert line.endswith("……")


def test_an_account_that_holds_is_told_so(outcome: Outcome) -> None:
    assert "核对一致，丢失 0 件。" in shown(outcome)


def test_an_account_that_does_not_hold_is_told_so(outcome: Outcome) -> None:
    lost = Reconciliation.of(Acknowledged(2, 1, 1, 1), Accounted(1, 1, 1, 1), ())
    text = shown(replace(outcome, reconciliation=lost))
    assert "核对不一致，丢失 1 件。" in text


def test_no_code_is_shown_where_there_is_a_name(outcome: Outcome) -> None:
    codes = [*MEASURE_NAMES, *SOURCE_NAMES, *DIRECTION_NAMES, *OUTCOME_NAMES]
    assert not [code for code in codes if code in shown(outcome)]


@given(text=st.text(alphabet="问责办法，。《》（）、 a1", max_size=200), width=st.integers(20, 60))
def test_wrapping_loses_nothing_but_blanks(text: str, width: int) -> None:
    assert "".join(wrapped(text, width)).replace(" ", "") == text.replace(" ", "")


@given(text=st.text(alphabet="问责办法，。《》（）、", max_size=200), width=st.integers(20, 60))
def test_no_line_begins_with_closing_punctuation(text: str, width: int) -> None:
    assert all(line[0] not in "，。》）、" for line in wrapped(text, width)[1:])


def test_lines_are_as_wide_as_told() -> None:
    lines = wrapped("问责办法第十五条第三项，从重问责。" * 10, 40)
    assert all(30 < cell_len(line) <= 40 for line in lines[:-1])
