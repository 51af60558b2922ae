"""Files of a few kilobytes that would take gigabytes to read."""

import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from wenze.files import FileRefused, Limits, read_table

MakeXml = Callable[..., bytes]
SHARED = "xl/sharedStrings.xml"
NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def read(data: bytes, limits: Limits | None = None) -> int:
    return len(read_table(data, "a.xlsx", ["姓名"], limits=limits or Limits()).rows)


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        "<row r=\"2\"><c r = 'xfd2'><v>1</v></c></row>",
        '<row r="2"><c s="&gt;" r="XFD2"><v>1</v></c></row>',
        '<row r="1048576"><c><v>1</v></c></row>',
        '<row r="2"><c r="A1048576"><v>1</v></c></row>',
        '<row r="2"><c r="ZZ2" t="inlineStr"><is><t>x</t></is></c></row>',
        "<row/>" * 50_020 + "<row><c><v>1</v></c></row>",
        "<row>" + "<c/>" * 130 + "<c><v>1</v></c></row>",
        '<x:row xmlns:x="urn:x" r="2"><x:c r="XFD2"><x:v>1</x:v></x:c></x:row>',
    ],
)
def test_a_filled_cell_far_out_is_refused_before_reading(xlsx_of_xml: MakeXml, rows: str):
    with pytest.raises(FileRefused, match=r"超过 50000 行、128 列的上限"):
        read(xlsx_of_xml(rows))


def test_a_cell_that_is_only_formatted_far_out_does_no_harm(xlsx_of_xml: MakeXml):
    assert (
        read(xlsx_of_xml('<row r="2"><c r="A2"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="1"/></row>'))
        == 1
    )


def test_the_last_allowed_column_is_read_and_the_next_is_refused(xlsx_of_xml: MakeXml):
    assert read(xlsx_of_xml('<row r="2"><c r="A2"><v>1</v></c><c r="DX2"><v>1</v></c></row>')) == 1
    with pytest.raises(FileRefused, match="第 129 列"):
        read(xlsx_of_xml('<row r="2"><c r="DY2"><v>1</v></c></row>'))


def test_one_long_text_referred_to_a_million_times_is_refused(xlsx_of_xml: MakeXml):
    shared = f"<sst {NAMESPACE}><si><t>{'x' * 1000}</t></si></sst>"
    row = '<row r="{0}"><c r="A{0}" t="s"><v>0</v></c></row>'
    data = xlsx_of_xml("".join(row.format(number) for number in range(2, 103)), {SHARED: shared})

    assert read(data, Limits(unpacked_bytes=101_000)) == 101
    with pytest.raises(FileRefused, match="展开后过大"):
        read(data, Limits(unpacked_bytes=100_999))


def test_a_number_is_no_reference_to_a_text(xlsx_of_xml: MakeXml):
    shared = f"<sst {NAMESPACE}><si><t>{'x' * 10_000}</t></si></sst>"

    assert read(
        xlsx_of_xml('<row r="2"><c r="A2"><v>0</v></c></row>' * 20, {SHARED: shared}), Limits(unpacked_bytes=50_000)
    )


def test_a_part_that_unpacks_to_too_much_is_refused(xlsx_of_xml: MakeXml):
    data = xlsx_of_xml("", {"xl/media/image1.bin": "0" * 5_000_000})

    assert len(data) < 20_000
    with pytest.raises(FileRefused, match="展开后过大"):
        read(data, Limits(unpacked_bytes=4_000_000))


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="2"><c r="&#65;x2"><v>1</v></c></row>',
        '<row r="2"><c r="A0"><v>1</v></c></row>',
        '<row r="two"><c r="A2"><v>1</v></c></row>',
        '<row r="2"><c r="A2" t="s"><v>zero</v></c></row>',
        '<row r="2"><c r="A2"><v>1',
        "<row r='2'><c r='A2'><v>&nothing;</v></c></row>",
    ],
)
def test_a_sheet_no_spreadsheet_would_write_is_refused(xlsx_of_xml: MakeXml, rows: str):
    with pytest.raises(FileRefused, match="已损坏"):
        read(xlsx_of_xml(rows))


@pytest.mark.parametrize("encoding", ["UTF-9", "utf-16", "cp037", "utf-7"])
def test_a_part_is_measured_as_the_reader_reads_it_whatever_encoding_it_claims(xlsx_of_xml: MakeXml, encoding: str):
    claimed = f'<?xml version="1.0" encoding="{encoding}"?><sst {NAMESPACE}><si><t>x</t></si></sst>'
    row = '<row r="2"><c r="A2" t="s"><v>0</v></c></row>'

    assert read(xlsx_of_xml(row, {SHARED: claimed})) == 1


def test_a_document_type_is_refused(xlsx_of_xml: MakeXml):
    bomb = '<!DOCTYPE sst [<!ENTITY a "aaaaaaaaaa">]>' + f"<sst {NAMESPACE}><si><t>&a;</t></si></sst>"

    with pytest.raises(FileRefused, match="已损坏"):
        read(xlsx_of_xml("", {SHARED: bomb}))


def test_a_sheet_in_a_place_of_its_own_is_refused(xlsx_of_xml: MakeXml):
    with pytest.raises(FileRefused, match="已损坏"):
        read(xlsx_of_xml("", {"xl/elsewhere.dat": f"<worksheet {NAMESPACE}><sheetData/></worksheet>"}))


@pytest.mark.parametrize("part", ["content.xml", "xl/workbook.bin"])
def test_another_format_under_the_same_roof_is_refused(xlsx_of_xml: MakeXml, part: str):
    with pytest.raises(FileRefused, match="已损坏"):
        read(xlsx_of_xml("", {part: "<x/>"}))


def test_an_archive_that_is_no_spreadsheet_is_refused():
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("readme.txt", "x")

    with pytest.raises(FileRefused, match="已损坏"):
        read(buffer.getvalue())


def test_an_encrypted_member_is_refused(xlsx_of_xml: MakeXml):
    data = bytearray(xlsx_of_xml(""))
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = data.find(mark)
        while place >= 0:
            data[place + offset] |= 1
            place = data.find(mark, place + 1)

    with pytest.raises(FileRefused, match="密码"):
        read(bytes(data))
