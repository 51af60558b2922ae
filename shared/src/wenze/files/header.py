"""Finds the row of headings, which office tables put below titles and notes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from wenze.files.cells import heading_of
from wenze.files.refusals import FileRefused

SEARCHED_ROWS: Final = 10


@dataclass(frozen=True, slots=True)
class Header:
    """Where the headings are: the row's number and the name of each column, `""` for one without."""

    row: int
    columns: tuple[str, ...]


def find_header(first_rows: Sequence[Sequence[str]], wanted: Sequence[str]) -> Header:
    """The first row that has all wanted columns.

    Raises:
        FileRefused: no row has them all, or a column occurs twice.
    """
    headers = [Header(row, tuple(map(heading_of, cells))) for row, cells in enumerate(first_rows, start=1)]
    for header in headers:
        if set(wanted) <= set(header.columns):
            _require_unique(header)
            return header
    raise FileRefused(_missing_text(headers, wanted))


def _require_unique(header: Header) -> None:
    named = [column for column in header.columns if column]
    repeated = sorted({column for column in named if named.count(column) > 1})
    if repeated:
        raise FileRefused(f"第 {header.row} 行的表头中“{'”“'.join(repeated)}”出现了不止一次，请删去多余的列。")


def _missing_text(headers: Sequence[Header], wanted: Sequence[str]) -> str:
    likeliest = max(headers, key=lambda header: len(set(wanted) & set(header.columns)), default=Header(0, ()))
    missing = [column for column in wanted if column not in likeliest.columns]
    if len(missing) == len(wanted):
        return f"前 {SEARCHED_ROWS} 行中没有找到表头，需要的列有：{'、'.join(wanted)}。请使用模板填写。"
    found = "、".join(column for column in likeliest.columns if column)
    return f"第 {likeliest.row} 行的表头缺少：{'、'.join(missing)}；现有的列是：{found}。请补上，或使用模板填写。"
