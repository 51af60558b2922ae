from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notifier.domain.wording import chinese_date, full_width, paragraphs, sections, sentence, single_line


def test_dates_are_written_without_leading_zeros() -> None:
    assert chinese_date(date(2026, 3, 1)) == "2026年3月1日"


@given(st.text())
def test_a_single_line_stays_one_line_and_cleaning_it_again_changes_nothing(text: str) -> None:
    line = single_line(text)
    assert len(line.splitlines()) <= 1
    assert single_line(line) == line


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("岳问责\r\n〔2026〕1号", "岳问责 〔2026〕1号"),
        ("张\u202e合\u200b成", "张合成"),
        ("王\U000323b0", "王\U000323b0"),
        ("局\u2028长", "局 长"),
    ],
    ids=["line break", "direction and zero width", "a name character newer than Python's tables", "line separator"],
)
def test_a_single_line_keeps_every_name_and_drops_what_cannot_be_seen(text: str, line: str) -> None:
    assert single_line(text) == line


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("经查,属实:是", "经查\uff0c属实\uff1a是"),
        ("金额3,000元,合计", "金额3,000元\uff0c合计"),
        ("依据(《办法》第一条第(三)项)", "依据\uff08《办法》第一条第(三)项\uff09"),
        ("属实。!?", "属实。\uff01\uff1f"),
        ("第(三)项(见附件(一))", "第(三)项\uff08见附件\uff08一\uff09\uff09"),
        ("编号(A1)", "编号(A1)"),
        ("10:30", "10:30"),
    ],
)
def test_chinese_text_gets_full_width_punctuation_and_numbers_keep_theirs(text: str, written: str) -> None:
    assert full_width(text) == written


@given(st.text(alphabet="中文ab1,:;?!(). \n"))
def test_full_width_changes_punctuation_only_and_nothing_the_second_time(text: str) -> None:
    once = full_width(text)
    assert len(once) == len(text)
    assert [c for c in once if c.isalnum()] == [c for c in text if c.isalnum()]


@pytest.mark.parametrize("text", ["已办结", "已办结。", "已办结\n"])
def test_a_sentence_ends_once(text: str) -> None:
    assert sentence(text) == "已办结。"


def test_each_line_of_a_long_text_is_an_indented_paragraph_and_empty_ones_vanish() -> None:
    assert paragraphs("一件\n\n \n两件。") == ["\u3000\u3000一件。", "\u3000\u3000两件。"]


def test_sections_are_numbered_in_chinese() -> None:
    assert sections([("事实", ["甲"]), ("依据", ["乙"])]) == "一、事实\n甲\n\n二、依据\n乙"


@pytest.mark.parametrize(
    "text", ["(" + "中" * 50_000, "(中" * 20_000, "(第(一)项" * 10_000, "中," * 20_000, "(" * 50_000]
)
@pytest.mark.timeout(5)
def test_a_long_text_with_odd_brackets_keeps_nobody_waiting(text: str) -> None:
    assert len(full_width(text)) == len(text)
