"""The template can be filled in and read again; both formats say the same."""

from pathlib import Path
from typing import Any

import pytest
from python_calamine import load_workbook

from case_engine.adapters.decision_file import decision_file, template_csv, template_xlsx
from case_engine.application.earlier_columns import COLUMNS, EXAMPLE_MARK
from case_engine.application.earlier_row import is_example, read_decision
from case_engine.domain.earlier.decision import EarlierDecision
from wenze.files import FileRefused, Row

BOTH = pytest.mark.parametrize(("name", "template"), [("决定.csv", template_csv), ("决定.xlsx", template_xlsx)])


@BOTH
def test_the_template_itself_is_a_file_with_nothing_but_its_example(name: str, template: Any) -> None:
    file = decision_file(name, template())
    (example,) = file.table.rows
    assert file.table.columns == tuple(column.heading for column in COLUMNS)
    assert is_example(example)
    assert dict(example.cells) == {column.heading: column.example for column in COLUMNS}


@BOTH
def test_the_example_is_filled_in_as_it_should_be(name: str, template: Any) -> None:
    (example,) = decision_file(name, template()).table.rows
    assert isinstance(read_decision(example), EarlierDecision)


def test_every_required_column_is_required_of_a_row_too() -> None:
    for column in COLUMNS:
        cells = {each.heading: each.example for each in COLUMNS} | {column.heading: ""}
        assert isinstance(read_decision(Row(2, cells)), EarlierDecision) is not column.required, column.heading


def test_the_spreadsheet_explains_every_column(tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    path.write_bytes(template_xlsx())
    rows = load_workbook(str(path)).get_sheet_by_name("填写说明").to_python()
    assert {column.heading for column in COLUMNS} <= {row[0] for row in rows}
    assert all(row[2] for row in rows)


def test_the_example_is_marked_synthetic() -> None:
    told = {column.heading: column.example for column in COLUMNS}
    assert all(told[name].startswith(EXAMPLE_MARK) for name in ("文号", "干部编号", "姓名", "单位"))


def test_a_file_without_a_required_column_is_refused_with_the_columns_it_lacks() -> None:
    with pytest.raises(FileRefused, match="文号"):
        decision_file("决定.csv", "姓名,单位\n合成甲,合成局\n".encode())
