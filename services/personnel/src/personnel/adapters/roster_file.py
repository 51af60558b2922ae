"""Roster files: what people upload, and the template they fill in."""

from typing import Final

from personnel.application.roster_columns import COLUMNS, EXAMPLE_MARK
from wenze.files import TableFile, required_headings, table_file
from wenze.files import template_csv as csv_of
from wenze.files import template_xlsx as xlsx_of

NOTES: Final = (
    ("示例行", f"第 2 行是{EXAMPLE_MARK}，导入时自动略过；请从第 3 行起填写，或者直接覆盖示例行。"),
    ("再次导入", "没有变化的行不作改动，有变化的行更新该干部的信息；文件中没有的干部不受影响。"),
    ("有问题的行", "逐行逐列说明，其余的行照常导入；改正后另行导入即可。"),
)


def roster_file(name: str, content: bytes) -> TableFile:
    """The file, read. Raises: FileRefused when it cannot be taken as a whole."""
    return table_file(name, content, required_headings(COLUMNS))


def template_csv() -> bytes:
    """The template as CSV."""
    return csv_of(COLUMNS)


def template_xlsx() -> bytes:
    """The template as a spreadsheet that explains itself."""
    return xlsx_of("花名册", COLUMNS, NOTES)
