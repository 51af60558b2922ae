"""CSV files as offices make them: UTF-8 with or without a mark, or GB18030."""

import csv
import io
import re
from collections.abc import Iterator
from typing import Final

from wenze.files.cells import tidy
from wenze.files.limits import Limits
from wenze.files.refusals import FileRefused

_UTF_16_MARKS: Final = (b"\xff\xfe", b"\xfe\xff")
_FORCED_TEXT: Final = re.compile(r'="(.*)"', re.DOTALL)
_MADE_SAFE: Final = re.compile(r"'+[=+\-@\t\r]")


def read_csv(data: bytes, limits: Limits) -> Iterator[list[str]]:
    """The records in order; the n-th is what a spreadsheet shows in row n.

    Raises:
        FileRefused: the bytes are no text, or no CSV.
    """
    reader = csv.reader(io.StringIO(decode(data), newline=""), strict=True)
    try:
        for number, record in enumerate(reader, start=1):
            if len(record) > limits.columns:
                raise FileRefused(f"第 {number} 行有 {len(record)} 列，超过 {limits.columns} 列的上限，请检查分隔符。")
            yield [_cell(text) for text in record]
    except csv.Error:
        raise FileRefused(
            f"第 {reader.line_num} 行附近不是正确的 CSV：请检查引号是否成对，或另存为 .xlsx 后重新上传。"
        ) from None


def decode(data: bytes) -> str:
    """The text, read strictly as UTF-8 or else as GB18030; nothing is guessed beyond these two.

    Raises:
        FileRefused: it is neither.
    """
    if data.startswith(_UTF_16_MARKS) or b"\x00" in data:
        raise FileRefused("文件不是 UTF-8 或 GB18030 编码的文本，请在表格软件中另存为“CSV UTF-8”后重新上传。")
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise FileRefused("文件的文字编码无法识别，请在表格软件中另存为“CSV UTF-8”后重新上传。")


def _cell(text: str) -> str:
    """Spreadsheets force text with `="0012"`; our own export puts a quote before what looks like a formula."""
    if forced := _FORCED_TEXT.fullmatch(text.strip()):
        return tidy(forced[1].replace('""', '"'))
    return tidy(text[1:] if _MADE_SAFE.match(text) else text)
