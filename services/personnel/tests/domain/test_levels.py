"""The ordered vocabulary of levels."""

import pytest

from personnel.domain.levels import Level, level_named


def test_levels_are_in_the_order_of_the_service():
    assert [level.chinese for level in Level] == ["科员", "副科级", "正科级", "副处级", "正处级", "副厅级"]


def test_a_level_is_above_those_before_it_and_not_above_itself():
    assert Level.DIVISION.is_above(Level.DEPUTY_DIVISION)
    assert not Level.DIVISION.is_above(Level.DIVISION)
    assert not Level.CLERK.is_above(Level.DEPUTY_SECTION)


@pytest.mark.parametrize("text", ["deputy-division", "副处级", " 副处级 ", "副县级", "县处级副职"])
def test_a_level_is_known_by_code_and_by_the_names_in_use(text: str):
    assert level_named(text) is Level.DEPUTY_DIVISION


@pytest.mark.parametrize("text", ["", "处级", "副处", "DEPUTY-DIVISION"])
def test_an_unknown_level_is_not_taken_for_a_near_one(text: str):
    assert level_named(text) is None
