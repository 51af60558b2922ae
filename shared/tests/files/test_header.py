import pytest

from wenze.files import FileRefused, read_table


def read(text: str, *wanted: str):
    return read_table(text.encode(), "名单.csv", wanted)


def test_headings_below_titles_are_found():
    table = read("干部名单,\n填表单位：岳阳县,\n姓名,单位\n张三,岳阳县\n", "姓名", "单位")

    assert table.columns == ("姓名", "单位")
    assert table.rows[0].number == 4


def test_headings_in_the_tenth_row_are_found_and_in_the_eleventh_are_not():
    assert read("\n" * 9 + "姓名\n张三\n", "姓名").rows
    with pytest.raises(FileRefused, match="前 10 行"):
        read("\n" * 10 + "姓名\n张三\n", "姓名")


def test_spaces_and_line_breaks_in_headings_do_not_matter():
    assert read('"姓 名","身份证\n号码",ＩＤ\n张三,1,2\n', "姓名", "身份证号码", "ID").rows


def test_columns_beyond_the_wanted_are_kept_and_those_without_heading_dropped():
    table = read("姓名,,备注\n张三,随手写的,好\n,只有这里,\n", "姓名")

    assert table.columns == ("姓名", "备注")
    assert [dict(row.cells) for row in table.rows] == [{"姓名": "张三", "备注": "好"}]


def test_a_missing_column_is_named_beside_those_found():
    with pytest.raises(FileRefused) as refused:
        read("说明\n姓名,单位,备注\n", "姓名", "单位", "职务", "级别")

    assert str(refused.value) == (
        "第 2 行的表头缺少：职务、级别；现有的列是：姓名、单位、备注。请补上，或使用模板填写。"
    )


def test_a_file_without_any_heading_is_told_all_columns():
    with pytest.raises(FileRefused, match="需要的列有：姓名、单位"):
        read("1,2\n3,4\n", "姓名", "单位")


def test_a_column_that_occurs_twice_is_refused():
    with pytest.raises(FileRefused, match="第 1 行的表头中“备注”出现了不止一次"):
        read("姓名,备注,备注\n", "姓名")
