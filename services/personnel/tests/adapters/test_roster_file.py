"""The template can be filled in and read again; both formats say the same."""

import pytest
from python_calamine import load_workbook

from personnel.adapters.roster_file import roster_file, template_csv, template_xlsx
from personnel.application.roster_columns import COLUMNS
from personnel.application.roster_line import is_example
from wenze.files import FileRefused

BOTH = pytest.mark.parametrize(("name", "template"), [("花名册.csv", template_csv), ("花名册.xlsx", template_xlsx)])


@BOTH
def test_the_template_itself_is_a_roster_with_nothing_but_its_example(name: str, template):
    file = roster_file(name, template())
    (example,) = file.table.rows
    assert file.table.columns == tuple(column.heading for column in COLUMNS)
    assert is_example(example)
    assert dict(example.cells) == {column.heading: column.example for column in COLUMNS}


def test_the_spreadsheet_explains_every_column(tmp_path):
    path = tmp_path / "template.xlsx"
    path.write_bytes(template_xlsx())
    rows = load_workbook(str(path)).get_sheet_by_name("填写说明").to_python()
    assert {column.heading for column in COLUMNS} <= {row[0] for row in rows}
    assert all(row[2] for row in rows)


def test_the_same_bytes_have_the_same_fingerprint():
    assert roster_file("a.csv", template_csv()).fingerprint == roster_file("b.csv", template_csv()).fingerprint


def test_a_file_without_a_required_column_is_refused_with_the_columns_it_lacks():
    with pytest.raises(FileRefused, match="干部编号"):
        roster_file("花名册.csv", "姓名，单位\n合成甲，合成局\n".encode())
