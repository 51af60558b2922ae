"""Templates that people download, fill in and send back: the headings, an example row, and what each column means."""

import io
from collections.abc import Sequence
from typing import Final, Protocol

from wenze.files.csv_writer import csv_bytes

WIDTH: Final = 18
WIDE: Final = 80


class TemplateColumn(Protocol):
    """A column: its heading, whether it must be filled in, what it means, and what the example row shows."""

    @property
    def heading(self) -> str: ...
    @property
    def required(self) -> bool: ...
    @property
    def explanation(self) -> str: ...
    @property
    def example(self) -> str: ...


def required_headings(columns: Sequence[TemplateColumn]) -> list[str]:
    """The headings without which a file can't be taken."""
    return [column.heading for column in columns if column.required]


def template_csv(columns: Sequence[TemplateColumn]) -> bytes:
    """The template as CSV: headings and the example row."""
    return csv_bytes([column.heading for column in columns], [[column.example for column in columns]])


def template_xlsx(sheet: str, columns: Sequence[TemplateColumn], notes: Sequence[tuple[str, str]]) -> bytes:
    """The template as a spreadsheet: the sheet to fill in, and one that explains the columns and adds the notes."""
    import xlsxwriter  # noqa: PLC0415 - few ask for a template, and every service starts sooner without it

    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        bold, text = book.add_format({"bold": True}), book.add_format({"num_format": "@"})
        rows = book.add_worksheet(sheet)
        rows.set_column(0, len(columns) - 1, WIDTH, text)
        rows.write_row(0, 0, [column.heading for column in columns], bold)
        rows.write_row(1, 0, [column.example for column in columns], text)
        rows.freeze_panes(1, 1)
        explanation = book.add_worksheet("填写说明")
        explanation.set_column(0, 1, WIDTH)
        explanation.set_column(2, 2, WIDE, book.add_format({"text_wrap": True}))
        for row, cells in enumerate(_explanation(columns, notes)):
            explanation.write_row(row, 0, cells, bold if row == 0 else None)
    return content.getvalue()


def _explanation(columns: Sequence[TemplateColumn], notes: Sequence[tuple[str, str]]) -> list[tuple[str, str, str]]:
    return [
        ("列", "是否必填", "说明"),
        *((column.heading, "必填" if column.required else "选填", column.explanation) for column in columns),
        *((about, "", note) for about, note in notes),
    ]
