"""A personal number is hidden however it is written, and a text is only passed over when it can hold none."""

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clue_intake.domain import personal_numbers
from clue_intake.domain.personal_numbers import without_personal_numbers
from clue_intake.domain.plain_text import normal_width

MARK = "〔已隐去〕"
CHARACTERS = "".join(map(chr, range(sys.maxunicode + 1)))
PLAIN = normal_width(CHARACTERS)
FORMS_OF = {plain: [CHARACTERS[match.start()] for match in re.finditer(plain, PLAIN)] for plain in "0123456789-"}
BLANKS = re.findall(r"\s", CHARACTERS)
NUMBERS = st.sampled_from(["010" + "0001234", "0730" + "0001234", "13" + "0" * 9, "8613" + "0" * 9])


@st.composite
def written(draw: st.DrawFn) -> str:
    """A personal number in any forms of its digits, with blanks or a dash where people put them."""
    number = draw(NUMBERS)
    area = 3 if number.startswith("010") else 4 if number.startswith("0") else 0
    between = draw(st.sampled_from(["", *BLANKS, *FORMS_OF["-"]])) if area else ""
    digits = [draw(st.sampled_from(FORMS_OF[digit])) for digit in number]
    return "".join((*digits[:area], between, *digits[area:]))


@given(written(), st.text("合成甲，：（ ", max_size=5), st.text("合成甲，：） ", max_size=5))
def test_a_number_is_hidden_in_whatever_form_it_is_written(number: str, before: str, after: str) -> None:
    assert without_personal_numbers(before + number + after, MARK) == before + MARK + after


@given(st.lists(st.one_of(written(), st.text("0123456789 -xX２①合成", max_size=12)), max_size=4).map("".join))
def test_a_text_is_passed_over_only_when_nothing_in_it_would_be_hidden(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        quick = without_personal_numbers(text, MARK)
        patch.setattr(personal_numbers, "_ENOUGH_DIGITS", re.compile(""))
        assert quick == without_personal_numbers(text, MARK)


def test_every_form_of_a_digit_makes_a_text_worth_a_closer_look() -> None:
    forms = [form for plain, of_digit in FORMS_OF.items() if plain.isdigit() for form in of_digit]
    assert [form for form in forms if not personal_numbers._ENOUGH_DIGITS.search(form * 10)] == []
