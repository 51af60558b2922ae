from pathlib import Path

import pytest

from notifier.adapters.address_book import AddressBook
from notifier.adapters.address_book_file import InvalidAddressBookError, read_address_book
from notifier.domain.recipient import Addressee, Recipient

CSV = """类别,县市区,名称,电子邮箱
经办,430626,平江县问责办(合成),office@example.invalid
单位,平江县,平江县合成示范局,unit@example.invalid
单位,平江县,没有邮箱的合成单位,
"""

TOML = """
[[office]]
county = "430626"
name = "平江县问责办(合成)"
email = "office@example.invalid"

[[unit]]
county = "平江县"
name = "平江县合成示范局"
email = "unit@example.invalid"

[[unit]]
county = "430626"
name = "没有邮箱的合成单位"
"""

UNIT = Addressee("平江县合成示范局", "平江县合成示范局", "430626", "cadre-synthetic-1")


@pytest.fixture(params=[("book.csv", CSV), ("book.toml", TOML)], ids=["csv", "toml"])
def book(request: pytest.FixtureRequest, tmp_path: Path) -> AddressBook:
    name, content = request.param
    return read(tmp_path, name, content)


def read(folder: Path, name: str, content: str) -> AddressBook:
    file = folder / name
    file.write_text(content, encoding="utf-8")
    return read_address_book(file)


def problem(folder: Path, name: str, content: str) -> str:
    with pytest.raises(InvalidAddressBookError) as invalid:
        read(folder, name, content)
    return str(invalid.value)


def test_a_unit_s_notice_goes_to_the_unit_s_address(book: AddressBook) -> None:
    assert book.email_of(Recipient.UNIT, UNIT) == "unit@example.invalid"


def test_a_handler_s_notice_goes_to_the_county_s_office(book: AddressBook) -> None:
    assert book.email_of(Recipient.HANDLER, UNIT) == "office@example.invalid"
    assert book.office_of("430626") == "平江县问责办(合成)"


def test_a_subject_s_notice_never_goes_to_the_unit_s_mailbox(book: AddressBook) -> None:
    assert book.email_of(Recipient.SUBJECT, UNIT) == ""


@pytest.mark.parametrize(
    "addressee",
    [
        Addressee("", "没有邮箱的合成单位", "430626"),
        Addressee("", "不在册的合成单位", "430626"),
        Addressee("", "平江县合成示范局", "430602"),
    ],
    ids=["listed without address", "not listed", "same name in another county"],
)
def test_without_an_address_of_its_own_a_unit_has_none(book: AddressBook, addressee: Addressee) -> None:
    assert book.email_of(Recipient.UNIT, addressee) == ""


def test_an_office_that_is_not_listed_is_named_after_its_county() -> None:
    assert AddressBook().office_of("430681") == "汨罗市问责办"


def test_a_book_from_office_software_may_start_with_a_byte_order_mark(tmp_path: Path) -> None:
    assert read(tmp_path, "book.csv", "\ufeff" + CSV).office_of("430626") == "平江县问责办(合成)"


@pytest.mark.parametrize(
    ("row", "named"),
    [
        ("科室,430626,甲,", "类别“科室”应为“经办”或“单位”"),
        ("单位,长沙市,甲,", "县市区“长沙市”不在名单中"),
        ("单位,430626, ,", "没有填写名称"),
        ("单位,430626,甲,不是邮箱", "不是一个邮箱地址"),
        ("单位,430626,甲,a@b.invalid;c@d.invalid", "不是一个邮箱地址"),
        ("单位,430626,甲,邮箱@example.invalid", "不是一个邮箱地址"),
        ("单位,430626,平江县合成示范局,", "重复"),
        ("经办,430626,另一个办公室,", "重复"),
    ],
)
def test_a_wrong_row_is_named_with_what_is_wrong(tmp_path: Path, row: str, named: str) -> None:
    text = problem(tmp_path, "book.csv", f"{CSV}{row}\n")
    assert "第5行" in text
    assert named in text


def test_a_book_without_a_column_names_it(tmp_path: Path) -> None:
    assert "电子邮箱" in problem(tmp_path, "book.csv", "类别,县市区,名称\n单位,430626,甲\n")


def test_a_book_in_the_encoding_of_older_office_software_is_read(tmp_path: Path) -> None:
    file = tmp_path / "book.csv"
    file.write_bytes(CSV.encode("gb18030"))
    assert read_address_book(file).email_of(Recipient.UNIT, UNIT) == "unit@example.invalid"


def test_a_file_that_is_no_table_is_refused_with_what_to_do(tmp_path: Path) -> None:
    assert "另存为" in problem(tmp_path, "book.doc", CSV)


def test_a_row_with_too_many_cells_is_named(tmp_path: Path) -> None:
    assert "第5行" in problem(tmp_path, "book.csv", f"{CSV}单位,430626,甲,,多出来的\n")


@pytest.mark.parametrize(
    "content",
    ['[[units]]\nname = "甲"\n', '[unit]\nname = "甲"\n', '[[unit]]\ncounty = "430626"\nname = "甲"\nmail = "a@b.c"\n'],
    ids=["unknown table", "one table instead of a list", "unknown key"],
)
def test_what_nobody_would_read_is_named(tmp_path: Path, content: str) -> None:
    assert "应写成" in (text := problem(tmp_path, "book.toml", content)) or "不是可用的项" in text


def test_brackets_and_spaces_of_another_width_make_no_other_unit(tmp_path: Path) -> None:
    book = read(tmp_path, "book.csv", f"{CSV}单位,430626,合成局(本级),level@example.invalid\n")
    wide = Addressee("", "合成局\uff08本级\uff09 ", "430626")
    assert book.email_of(Recipient.UNIT, wide) == "level@example.invalid"


def test_a_broken_toml_file_is_refused(tmp_path: Path) -> None:
    assert "不是有效的 TOML 文件" in problem(tmp_path, "book.toml", "[[unit]\n")


def test_a_book_that_is_not_there_is_named_with_what_to_check(tmp_path: Path) -> None:
    with pytest.raises(InvalidAddressBookError, match="请核对路径和权限"):
        read_address_book(tmp_path / "missing.csv")
