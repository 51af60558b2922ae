"""Tables (CSV, XLSX) as rows under the columns of a feed's mapping."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Final

from clue_intake.application.feeds.mapping import FeedMapping
from clue_intake.application.feeds.rows import FileContent, Row, UnreadableFile
from clue_intake.domain.imports.report import RejectedRow
from wenze import files
from wenze.files.cells import heading_of

SPREADSHEET: Final = b"PK"
WHOLE_ROW: Final = "整行"


def read_table(mapping: FeedMapping, name: str, content: bytes, /) -> FileContent:
    """The rows with the numbers a spreadsheet shows. Raises: UnreadableFile."""
    try:
        table = files.read_table(content, _with_suffix(name, content), [*map(heading_of, mapping.needed_columns())])
    except files.FileRefused as refused:
        raise UnreadableFile(str(refused)) from None
    _require_one_of(mapping, table.columns)
    headings = {column: heading_of(column) for column in mapping.mapped_columns()}
    return FileContent(
        rows=[
            Row(row.number, {column: row.cells.get(heading, "") for column, heading in headings.items()})
            for row in table.rows
        ],
        rejected=[RejectedRow(error.row, error.column or WHOLE_ROW, error.message) for error in table.errors],
    )


def _require_one_of(mapping: FeedMapping, columns: Sequence[str]) -> None:
    wanted = mapping.needed_one_of()
    if wanted and not {heading_of(column) for column in wanted} & set(columns):
        raise UnreadableFile(f"表头中没有写明线索内容的列，请至少补上其中一列：{'、'.join(wanted)}。")


def _with_suffix(name: str, content: bytes) -> str:
    """A file sent without a name is taken for what it looks like."""
    return name if PurePath(name).suffix else name + (".xlsx" if content.startswith(SPREADSHEET) else ".csv")
