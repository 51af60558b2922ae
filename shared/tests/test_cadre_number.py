"""However it was typed, a number means the same cadre; an identity number is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wenze.cadre_number import InvalidCadreNumberError, cadre_number


@pytest.mark.parametrize("typed", ["HC-0001", " HC-0001 ", "ＨＣ-0001", "hc-0001", "HC-０００１\n"])
def test_a_number_has_one_form(typed: str):
    assert cadre_number(typed) == "HC-0001"


@pytest.mark.parametrize("text", ["", "  ", "HC\u200b0001", "HC 0001", "HC/1", "甲。乙", "A" * 65])
def test_other_texts_are_refused(text: str):
    with pytest.raises(InvalidCadreNumberError):
        cadre_number(text)


@pytest.mark.parametrize(
    "text",
    ["430602198001010017", "43060219800101001x", "430602-19800101-001X", "SFZ430602198001010017", "430602800101001"],
)
def test_an_identity_number_is_refused_and_not_repeated(text: str):
    with pytest.raises(InvalidCadreNumberError) as refusal:
        cadre_number(text)
    assert "430602" not in str(refusal.value)


@given(st.text(max_size=80))
def test_the_one_form_is_its_own_form(text: str):
    try:
        number = cadre_number(text)
    except InvalidCadreNumberError:
        return
    assert cadre_number(number) == number
