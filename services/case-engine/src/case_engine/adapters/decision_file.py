"""Files of earlier decisions: what people upload, and the template they fill in."""

import io
from typing import Final

import xlsxwriter

from case_engine.application.earlier_columns import COLUMNS, EXAMPLE_MARK
from case_engine.application.import_decisions import DecisionFile
from wenze.files import csv_bytes, read_table
from wenze.sealing import fingerprint

REQUIRED: Final = [column.heading for column in COLUMNS if column.required]
WIDTH: Final = 18
WIDE: Final = 80


def decision_file(name: str, content: bytes) -> DecisionFile:
    """The file with its first visible sheet read; it works for as long as the file is large.

    Raises: FileRefused when the file as a whole cannot be taken.
    """
    return DecisionFile(name, fingerprint(content), read_table(content, name, REQUIRED))


def template_csv() -> bytes:
    """The template as CSV: headings and the example row."""
    return csv_bytes([column.heading for column in COLUMNS], [[column.example for column in COLUMNS]])


def template_xlsx() -> bytes:
    """The template as a spreadsheet: a sheet to fill in with the example row, and a sheet that explains it."""
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
        decisions = book.add_worksheet("既往决定")
        decisions.set_column(0, len(COLUMNS) - 1, WIDTH, text)
        decisions.write_row(0, 0, [column.heading for column in COLUMNS], bold)
        decisions.write_row(1, 0, [column.example for column in COLUMNS], text)
        decisions.freeze_panes(1, 1)
        explanation = book.add_worksheet("填写说明")
        explanation.set_column(0, 1, WIDTH)
        explanation.set_column(2, 2, WIDE, book.add_format({"text_wrap": True}))
        for row, cells in enumerate(_explanation()):
            explanation.write_row(row, 0, cells, bold if row == 0 else None)
    return content.getvalue()


def _explanation() -> list[tuple[str, str, str]]:
    """The rows of the explaining sheet."""
    return [
        ("列", "是否必填", "说明"),
        *((column.heading, "必填" if column.required else "选填", column.explanation) for column in COLUMNS),
        ("示例行", "", f"第 2 行是{EXAMPLE_MARK}，导入时自动略过；请从第 3 行起填写，或者直接覆盖示例行。"),
        ("影响已届满的决定", "", "同样导入：影响期按问责方式和日期推算，届满的只作记录。"),
        ("再次导入", "", "已导入而内容相同的行不作改动；内容不同的行不导入，逐列说明不同之处。"),
        ("有问题的行", "", "逐行逐列说明，其余的行照常导入；改正后另行导入即可。"),
    ]
