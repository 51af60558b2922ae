"""Reads the tables that offices send."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import PurePath
from typing import Final

from wenze.files.csv_reader import read_csv
from wenze.files.header import SEARCHED_ROWS, Header, find_header
from wenze.files.limits import Limits
from wenze.files.refusals import FileRefused, RowError
from wenze.files.table import Row, Table
from wenze.files.xlsx_reader import read_xlsx

_ZIP: Final = b"PK"
_OLE: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .xls, and what an encrypted .xlsx is wrapped in
_ENCRYPTED_PACKAGE: Final = "EncryptedPackage".encode("utf-16-le")
_DEFAULT_LIMITS: Final = Limits()


def read_table(
    data: bytes, name: str, wanted: Sequence[str], *, sheet: str | None = None, limits: Limits = _DEFAULT_LIMITS
) -> Table:
    """The table in a .csv or .xlsx file: its headings are in one of the first ten rows and include all `wanted`.

    It works for as long as the file is large: from a coroutine, call it in a thread.

    Raises:
        FileRefused: the file cannot be taken; the text says why and what to do.
    """
    if not data:
        raise FileRefused("文件是空的，请检查后重新上传。")
    if len(data) > limits.file_bytes:
        raise FileRefused(f"文件超过 {limits.file_bytes / 1024 / 1024:g} MB 的上限，请分成几个文件上传。")
    lines = _lines(data, name, sheet, limits)
    first = list(islice(lines, SEARCHED_ROWS))
    header = find_header(first, wanted)
    return _laid_out(header, chain(first[header.row :], lines), limits)


def _lines(data: bytes, name: str, sheet: str | None, limits: Limits) -> Iterator[list[str]]:
    match PurePath(name).suffix.lower():
        case ".xlsx" if data.startswith(_ZIP):
            return read_xlsx(data, limits, sheet)
        case ".csv" if not data.startswith((_ZIP, _OLE)):
            return read_csv(data, limits)
        case suffix:
            raise FileRefused(_wrong_kind(suffix, data))


def _wrong_kind(suffix: str, data: bytes) -> str:
    if data.startswith(_OLE) and _ENCRYPTED_PACKAGE in data:
        return "文件设有密码，请取消密码后重新上传。"
    if suffix == ".xls" or data.startswith(_OLE):
        return "不支持旧的 .xls 格式，请在表格软件中另存为 .xlsx 后重新上传。"
    if suffix in {".xlsx", ".csv"}:
        return f"文件内容不是 {suffix} 格式，请在表格软件中打开后另存为 {suffix}，再重新上传。"
    return "只能上传 .xlsx 或 .csv 文件，请另存为其中一种后重新上传。"


def _laid_out(header: Header, lines: Iterable[list[str]], limits: Limits) -> Table:
    rows: list[Row] = []
    errors: list[RowError] = []
    for number, cells in enumerate(lines, start=header.row + 1):
        named = _under(header.columns, cells)
        if any(cells[len(header.columns) :]):
            errors.append(_too_wide(number, cells, header))
        elif any(named.values()):
            rows.append(Row(number, named))
        if len(rows) + len(errors) > limits.rows:
            raise FileRefused(f"表格超过 {limits.rows} 行的上限，请分成几个文件上传。")
    return Table(tuple(column for column in header.columns if column), tuple(rows), tuple(errors))


def _under(columns: Sequence[str], cells: Sequence[str]) -> dict[str, str]:
    padded = chain(cells, [""] * (len(columns) - len(cells)))
    return {column: cell for column, cell in zip(columns, padded, strict=False) if column}


def _too_wide(number: int, cells: Sequence[str], header: Header) -> RowError:
    text = f"这一行有 {len(cells)} 列，表头只有 {len(header.columns)} 列；内容中有逗号时，请用英文双引号把内容括起来。"
    return RowError(number, "", text)
