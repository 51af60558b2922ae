from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demonstration.synthetic.people import MARK, Names, check_digit, identity_number, telephone_number


def test_names_are_marked_synthetic() -> None:
    names = Names(Random(1))
    assert all(names.another().startswith(MARK) for _ in range(200))


@pytest.mark.parametrize("number", ["11010519491231002X", "440524188001010014"])
def test_the_check_digit_is_that_of_the_standard(number: str) -> None:
    """The two examples of GB 11643-1999."""
    assert check_digit(number[:17]) == number[17]


@given(st.randoms())
def test_no_identity_number_has_its_right_check_digit(stream: Random) -> None:
    number = identity_number("430626", stream)
    assert len(number) == 18
    assert number.startswith("430626")
    assert number[17] != check_digit(number[:17])


@given(st.randoms())
def test_no_telephone_number_is_as_long_as_a_real_mobile_number(stream: Random) -> None:
    number = telephone_number(stream)
    assert number.isdecimal()
    assert len(number) == 10
