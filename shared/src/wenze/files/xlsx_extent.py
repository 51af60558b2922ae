"""Measures a spreadsheet before it is read: a few kilobytes can name a cell a million rows down, or one long text a
million times, and reading that would take all memory."""

import io
import re
import zipfile
import zlib
from typing import Final
from xml.parsers import expat

from wenze.files.header import SEARCHED_ROWS
from wenze.files.limits import Limits
from wenze.files.refusals import FileRefused

DAMAGED: Final = "文件已损坏或不是真正的 .xlsx 文件，请在表格软件中打开后另存为 .xlsx，再重新上传。"

_SHARED_STRINGS: Final = "xl/sharedstrings.xml"
_WORKBOOK: Final = "xl/workbook.xml"
_OTHER_FORMATS: Final = frozenset({"content.xml", "xl/workbook.bin"})
_ENCRYPTED: Final = 0x1
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})([1-9]\d{0,6})", re.IGNORECASE)
_TOO_LARGE: Final = "文件展开后过大，请只保留需要的工作表和数据，或分成几个文件上传。"


def require_harmless(data: bytes, limits: Limits) -> None:
    """Let only spreadsheets through whose filled cells lie within the limits.

    Raises:
        FileRefused: it is no spreadsheet, it is encrypted, or it would be larger than the limits when read.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            _require_spreadsheet(archive)
            _measure(archive, limits)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, expat.ExpatError):
        raise FileRefused(DAMAGED) from None


def _require_spreadsheet(archive: zipfile.ZipFile) -> None:
    names = {name.lower() for name in archive.namelist()}
    if _WORKBOOK not in names or names & _OTHER_FORMATS:
        raise FileRefused(DAMAGED)
    if any(member.flag_bits & _ENCRYPTED for member in archive.infolist()):
        raise FileRefused("文件设有密码，请取消密码后重新上传。")


def _measure(archive: zipfile.ZipFile, limits: Limits) -> None:
    """Shared strings come first, for the sheets refer to them."""
    extent = _Extent(limits)
    left = limits.unpacked_bytes
    for member in sorted(archive.infolist(), key=lambda member: member.filename.lower() != _SHARED_STRINGS):
        with archive.open(member) as file:
            content = file.read(left + 1)
        left -= len(content)
        if left < 0:
            raise FileRefused(_TOO_LARGE)
        if member.filename.lower().endswith(".xml"):
            extent.measure(content)
        elif b"sheetData" in content:  # a sheet where none belongs, out of sight of this check
            raise FileRefused(DAMAGED)


class _Extent:
    """Follows the cells of each part as the reader will, and stops at the first beyond the limits."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._shared: list[int] = []
        self._text_left = limits.unpacked_bytes
        self._begin_part()

    def measure(self, content: bytes) -> None:
        """Follow one part. Raises: FileRefused beyond the limits, ExpatError, ValueError for what is no such part."""
        self._begin_part()
        parser = expat.ParserCreate("utf-8")  # as the reader does, whatever the part claims
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_document_type
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.Parse(content, True)

    def _begin_part(self) -> None:
        self._row = self._column = 0
        self._refers = self._inside_value = self._inside_shared = False
        self._reference = ""

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        name = _local(name)
        if name == "c":
            self._locate(attributes.get("r"))
            self._refers = attributes.get("t") == "s"
        elif name in {"v", "is"}:
            self._require_within()
            self._inside_value, self._reference = self._refers, ""
        elif name == "row":
            self._row, self._column = int(attributes.get("r", self._row + 1)), 0
        elif name == "si":
            self._shared.append(0)
            self._inside_shared = True

    def _end(self, name: str) -> None:
        name = _local(name)
        if name == "v" and self._inside_value:
            self._inside_value = False
            self._count_text(int(self._reference))
        elif name == "si":
            self._inside_shared = False

    def _text(self, text: str) -> None:
        if self._inside_value:
            self._reference += text
        elif self._inside_shared:
            self._shared[-1] += len(text)

    def _locate(self, reference: str | None) -> None:
        if reference is None:
            self._column += 1
            return
        written = _REFERENCE.fullmatch(reference)
        if written is None:
            raise ValueError(reference)
        self._column, self._row = _column_number(written[1]), int(written[2])

    def _require_within(self) -> None:
        if self._row > self._limits.rows + SEARCHED_ROWS or self._column > self._limits.columns:
            raise FileRefused(
                f"工作表在第 {self._row} 行、第 {self._column} 列还有内容，超过 {self._limits.rows} 行、"
                f"{self._limits.columns} 列的上限，请删去多余内容或分成几个文件上传。"
            )

    def _count_text(self, index: int) -> None:
        self._text_left -= self._shared[index] if index < len(self._shared) else 0
        if self._text_left < 0:
            raise FileRefused(_TOO_LARGE)


def _local(name: str) -> str:
    return name.rpartition(":")[2] if ":" in name else name


def _column_number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _refuse_document_type(*_: object) -> None:
    raise FileRefused(DAMAGED)
