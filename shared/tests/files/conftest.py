"""Makes files for the tests: real ones, and altered ones."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import pytest
import xlsxwriter

SHEET = "xl/worksheets/sheet1.xml"
NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


class MakeXlsx(Protocol):
    """Makes a spreadsheet of one sheet; `formats` gives number formats by place, counted from 0."""

    def __call__(self, rows: Sequence[Sequence[Any]], formats: Mapping[tuple[int, int], str] = {}) -> bytes: ...


class MakeXlsxOfXml(Protocol):
    """Makes a spreadsheet with the heading 姓名 and then these rows of XML; `parts` replaces or adds other parts."""

    def __call__(self, rows: str, parts: Mapping[str, str] = {}) -> bytes: ...


@pytest.fixture(scope="session")
def xlsx() -> MakeXlsx:
    return _xlsx


@pytest.fixture(scope="session")
def xlsx_of_xml() -> MakeXlsxOfXml:
    return _xlsx_of_xml


def _xlsx(rows: Sequence[Sequence[Any]], formats: Mapping[tuple[int, int], str] = {}) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer, {"nan_inf_to_errors": True}) as book:
        sheet = book.add_worksheet("名单")
        for row, cells in enumerate(rows):
            for column, value in enumerate(cells):
                form = formats.get((row, column))
                style = book.add_format({"num_format": form}) if form else None
                write = sheet.write_string if isinstance(value, str) else sheet.write
                write(row, column, value, style)
    return buffer.getvalue()


def _xlsx_of_xml(rows: str, parts: Mapping[str, str] = {}) -> bytes:
    heading = '<row r="1"><c r="A1" t="inlineStr"><is><t>姓名</t></is></c></row>'
    sheet = f"<worksheet {NAMESPACE}><sheetData>{heading}{rows}</sheetData></worksheet>"
    return _altered(_xlsx([["x"]]), {SHEET: sheet, **parts})


def _altered(data: bytes, parts: Mapping[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in {*old.namelist(), *parts}:
            new.writestr(name, parts[name] if name in parts else old.read(name))
    return buffer.getvalue()
