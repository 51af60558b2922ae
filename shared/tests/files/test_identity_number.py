import contextlib
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.iso7064 import mod_11_2

from wenze.files import CellRefused, parse_identity_number

TODAY = date(2026, 3, 1)
SYNTHETIC = "430602199001010010"  # its check digit is wrong: it can be nobody's
FIRST_SEVENTEEN = st.builds(
    "{}{:%Y%m%d}{:03d}".format,
    st.sampled_from(["430602", "430681", "110101", "650102"]),
    st.dates(date(1900, 1, 1), TODAY),
    st.integers(0, 999),
)


@given(FIRST_SEVENTEEN)
def test_exactly_one_check_digit_is_right(number: str):
    right = [digit for digit in "0123456789X" if parse_identity_number(number + digit, TODAY).is_checksum_valid]

    assert right == [mod_11_2.calc_check_digit(number)]


def test_a_synthetic_number_is_read_and_shown_as_such():
    number = parse_identity_number(SYNTHETIC, TODAY)

    assert number.text == SYNTHETIC
    assert number.born_on == date(1990, 1, 1)
    assert number.district == "岳阳楼区"
    assert not number.is_checksum_valid


@pytest.mark.parametrize(
    ("code", "district"),
    [("430602", "岳阳楼区"), ("430682", "临湘市"), ("430600", None), ("430671", None), ("110101", None)],
)
def test_the_districts_of_yueyang_are_known(code: str, district: str | None):
    assert parse_identity_number(f"{code}199001010010", TODAY).district == district


@pytest.mark.parametrize("text", ["43060219900101001x", "４３０６０２１９９００１０１００１Ｘ", "430602 19900101 001X"])
def test_other_ways_to_write_a_number_are_understood(text: str):
    assert parse_identity_number(text, TODAY).text == "43060219900101001X"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "18 位"),
        ("43060219900101001", "18 位"),
        ("4306021990010100100", "18 位"),
        ("43060219900101001A", "18 位"),
        ("430602900101001", "15 位的旧身份证号码"),
        ("4.30602E+17", "设为文本"),
        ("990602199001010010", "前两位"),
        ("430602199013010010", "不是一个日期"),
        ("430602199002290010", "不是一个日期"),
        ("430602189912310010", "不可能"),
    ],
)
def test_what_is_no_number_is_refused_with_what_to_do(text: str, told: str):
    with pytest.raises(CellRefused, match=told):
        parse_identity_number(text, TODAY)


def test_someone_born_today_has_a_number_and_someone_born_tomorrow_has_none():
    assert parse_identity_number("430602202603010010", TODAY).born_on == TODAY
    with pytest.raises(CellRefused, match="不可能"):
        parse_identity_number("430602202603020010", TODAY)


@given(st.text(max_size=20))
def test_any_text_is_a_number_or_refused(text: str):
    with contextlib.suppress(CellRefused):
        assert len(parse_identity_number(text, TODAY).text) == 18
