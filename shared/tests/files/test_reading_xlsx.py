import contextlib
import io
import random
from collections.abc import Callable
from datetime import date, datetime, time

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wenze.files import FileRefused, Limits, Row, read_table
from wenze.files.cells import tidy

Make = Callable[..., bytes]
VISIBLE = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn"]), max_size=20).map(tidy)


def cells(data: bytes, *columns: str) -> list[tuple[str, ...]]:
    table = read_table(data, "名单.xlsx", columns)
    return [tuple(row.cells[column] for column in columns) for row in table.rows]


def test_rows_are_numbered_as_the_spreadsheet_shows_them(xlsx: Make):
    data = xlsx([[], ["干部名单"], [], ["", "姓名", "单位"], [], ["", "张三", "岳阳县"]])

    assert read_table(data, "名单.XLSX", ["姓名"]).rows == (Row(6, {"姓名": "张三", "单位": "岳阳县"}),)


@pytest.mark.parametrize(
    ("value", "form", "expected"),
    [
        (13800000001.0, None, "13800000001"),
        (12, None, "12"),
        (0.1, None, "0.1"),
        (0.1 + 0.2, None, "0.3"),
        (999999999999999, None, "999999999999999"),
        (430602199001010010, None, "4.30602E+17"),
        (True, None, "TRUE"),
        (date(2026, 3, 1), "yyyy-mm-dd", "2026-03-01"),
        (date(2026, 3, 1), 'yyyy"年"m"月"d"日"', "2026-03-01"),
        (datetime(2026, 3, 1, 8, 30), "yyyy-mm-dd hh:mm", "2026-03-01 08:30:00"),  # noqa: DTZ001 - as cells are
        (time(8, 30), "hh:mm", "08:30:00"),
        (" 全角１２３　", None, "全角123"),
    ],
)
def test_cells_become_the_text_a_person_sees(xlsx: Make, value: object, form: str | None, expected: str):
    data = xlsx([["姓名", "值"], ["x", value]], {(1, 1): form} if form else {})

    assert cells(data, "值") == [(expected,)]


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.tuples(VISIBLE.filter(bool), VISIBLE), max_size=6))
def test_a_written_spreadsheet_is_read_back_as_it_was(xlsx: Make, rows: list[tuple[str, str]]):
    assert cells(xlsx([["姓名", "备注"], *rows]), "姓名", "备注") == rows


def two_sheets(*, first_hidden: bool) -> bytes:
    buffer = io.BytesIO()
    with xlsxwriter.Workbook(buffer) as book:
        for name in ("字典", "名单"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["姓名"])
            sheet.write_row(1, 0, [name])
        if first_hidden:
            book.worksheets()[0].hide()
            book.worksheets()[1].activate()
    return buffer.getvalue()


@pytest.mark.parametrize(("hidden", "read"), [(False, "字典"), (True, "名单")])
def test_the_first_sheet_people_see_is_read(hidden: bool, read: str):
    assert cells(two_sheets(first_hidden=hidden), "姓名") == [(read,)]


def test_a_named_sheet_is_read():
    assert read_table(two_sheets(first_hidden=False), "a.xlsx", ["姓名"], sheet="名单").rows[0].cells == {
        "姓名": "名单"
    }


def test_a_sheet_that_does_not_exist_is_answered_with_those_that_do():
    with pytest.raises(FileRefused, match="没有工作表“花名册”，现有：字典、名单"):
        read_table(two_sheets(first_hidden=False), "a.xlsx", ["姓名"], sheet="花名册")


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("name", "data", "told"),
    [
        ("a.xls", OLE + bytes(600), r"旧的 \.xls 格式"),
        ("a.xlsx", OLE + bytes(600), r"旧的 \.xls 格式"),
        ("a.xlsx", OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le"), "密码"),
        ("a.xlsx", b"name,unit\n", r"内容不是 \.xlsx 格式"),
        ("a.xlsx", b"PK\x03\x04 and then nothing", "已损坏"),
        ("a.xls", b"<html><table></table></html>", r"旧的 \.xls 格式"),
        ("a.pdf", b"%PDF-1.7", r"只能上传 \.xlsx 或 \.csv"),
        ("a", b"x", r"只能上传 \.xlsx 或 \.csv"),
    ],
)
def test_another_kind_of_file_is_refused_with_what_to_do(name: str, data: bytes, told: str):
    with pytest.raises(FileRefused, match=told):
        read_table(data, name, ["姓名"])


def test_a_cut_file_is_refused(xlsx: Make):
    with pytest.raises(FileRefused, match="已损坏"):
        read_table(xlsx([["姓名"]])[:-30], "a.xlsx", ["姓名"])


def test_too_many_rows_are_refused(xlsx: Make):
    limits = Limits(rows=2)
    assert len(read_table(xlsx([["姓名"], ["1"], ["2"]]), "a.xlsx", ["姓名"], limits=limits).rows) == 2
    with pytest.raises(FileRefused, match="2 行的上限"):
        read_table(xlsx([["姓名"], ["1"], ["2"], ["3"]]), "a.xlsx", ["姓名"], limits=limits)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32))
def test_a_file_damaged_anywhere_is_either_read_or_refused(xlsx: Make, seed: int):
    data = bytearray(xlsx([["姓名", "备注"], ["张三", "一"], ["李四", 2.5]]))
    chance = random.Random(seed)
    for _ in range(chance.randint(1, 20)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    with contextlib.suppress(FileRefused):
        assert "姓名" in read_table(bytes(data), "a.xlsx", ["姓名"]).columns
