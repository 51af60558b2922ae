import contextlib

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wenze.files import FileRefused, Limits, Row, RowError, csv_bytes, csv_safe, read_table
from wenze.files.cells import tidy

PEOPLE = "姓名,单位\n张三（合成）,岳阳县\n李四（合成）,汨罗市\n"
TEXTS = st.text(st.characters(codec="utf-8")).map(tidy)


def read(text: str, *wanted: str, encoding: str = "utf-8") -> list[Row]:
    return list(read_table(text.encode(encoding), "名单.csv", wanted or ("姓名",)).rows)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk"])
def test_the_encodings_of_offices_are_read(encoding: str):
    assert read(PEOPLE, "姓名", "单位", encoding=encoding) == [
        Row(2, {"姓名": "张三（合成）", "单位": "岳阳县"}),
        Row(3, {"姓名": "李四（合成）", "单位": "汨罗市"}),
    ]


def test_a_character_only_gb18030_knows_is_read():
    assert read("姓名\n㑇䶮𠅤\n", encoding="gb18030")[0].cells["姓名"] == "㑇䶮𠅤"


def test_rows_are_numbered_as_a_spreadsheet_shows_them():
    rows = read('名单\n\n姓名,备注\n张三,"两\n行"\n\n,\n李四,\n')

    assert [row.number for row in rows] == [4, 7]


def test_short_rows_are_filled_up():
    assert read("姓名,单位,职务\n张三\n")[0].cells == {"姓名": "张三", "单位": "", "职务": ""}


def test_a_row_that_is_too_wide_is_reported_and_the_others_are_read():
    table = read_table("姓名,内容\n张三,一,二\n李四,三\n王五,四,\n".encode(), "名单.csv", ["姓名"])

    assert [row.number for row in table.rows] == [3, 4]
    assert table.errors == (RowError(2, "", table.errors[0].message),)
    assert "3 列" in table.errors[0].message
    assert "双引号" in table.errors[0].message


def test_cells_are_tidied_but_keep_their_punctuation():
    assert read("姓名,备注\n\u3000张三\u200b ,（一），１２３ＡＢ\n")[0].cells == {
        "姓名": "张三",
        "备注": "（一），123AB",
    }


def test_text_that_a_spreadsheet_forced_is_unwrapped():
    assert read('姓名,编号\n张三,"=""0012"""\n')[0].cells["编号"] == "0012"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_what_a_spreadsheet_would_run_is_made_safe(start: str):
    assert csv_safe(f"{start}cmd") == f"'{start}cmd"


@pytest.mark.parametrize("value", ["", "张三", "1-2", "a=b", "'引号"])
def test_what_is_harmless_stays_as_it_is(value: str):
    assert csv_safe(value) == value


@given(st.text(st.characters(codec="utf-8")))
def test_nothing_made_safe_begins_like_a_formula(value: str):
    assert not csv_safe(value).startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.lists(st.tuples(TEXTS.filter(bool), TEXTS), max_size=8))
@example([("=1+1", "'=1+1"), ("''-1", "'"), ("+86", "'张三'")])
def test_a_written_file_is_read_back_as_it_was(rows: list[tuple[str, str]]):
    table = read_table(csv_bytes(["姓名", "备注"], rows), "导出.csv", ["姓名", "备注"])

    assert [(row.cells["姓名"], row.cells["备注"]) for row in table.rows] == rows


def test_a_written_file_tells_spreadsheets_its_encoding():
    assert csv_bytes(["姓名"], []) == b"\xef\xbb\xbf" + "姓名\r\n".encode()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "空的"),
        (PEOPLE.encode("utf-16"), "CSV UTF-8"),
        ("姓名\n张\x00三\n".encode(), "CSV UTF-8"),
        (b"\xe5\xa7\x93\xe5\x90\xff\xff\n", "编码无法识别"),
        ('姓名\n"张三"x\n'.encode(), "引号"),
        ('姓名\n"张三\n'.encode(), "引号"),
        (b"PK\x03\x04", "另存为 .csv"),
        (("姓名" + ",x" * 200).encode(), "128 列的上限"),
        (("姓名\n" + "x" * 200_000).encode(), "CSV"),
    ],
)
def test_a_file_that_is_no_csv_is_refused_with_what_to_do(data: bytes, told: str):
    with pytest.raises(FileRefused, match=told):
        read_table(data, "名单.csv", ["姓名"])


def test_a_file_at_the_limits_is_read_and_one_beyond_is_refused():
    limits = Limits(file_bytes=30, rows=3)
    assert len(read_table("姓名\n1\n2\n3\n".encode(), "a.csv", ["姓名"], limits=limits).rows) == 3
    with pytest.raises(FileRefused, match="3 行的上限"):
        read_table("姓名\n1\n2\n3\n4\n".encode(), "a.csv", ["姓名"], limits=limits)
    assert read_table(b"abc\n".ljust(30, b"x"), "a.csv", ["abc"], limits=limits)
    with pytest.raises(FileRefused, match="MB 的上限"):
        read_table(b"abc\n".ljust(31, b"x"), "a.csv", ["abc"], limits=limits)


@given(st.binary(max_size=200))
def test_any_bytes_are_either_read_or_refused(data: bytes):
    with contextlib.suppress(FileRefused):
        assert read_table(b"name\n" + data, "a.csv", ["name"]).columns == ("name",)
