"""Who a token's claims say somebody is: in one form, for it stands in the audit trail for ever."""

from typing import Any

import pytest

from wenze.identity import Role
from wenze.identity.principal import ClaimsUnusable, principal_of
from wenze.identity.roles import SEPARATED


@pytest.mark.parametrize("typed", ["张三", " 张三 ", "clerk-7", "ｃlerk-7", "clerk-7 "])
def test_a_name_has_one_form(typed: str) -> None:
    assert principal_of({"sub": typed}).person in {"张三", "clerk-7"}


@pytest.mark.parametrize("name", [None, "", " ", "\x00\n", "\u200b", 7, "长" * 201])
def test_what_is_no_readable_name_is_refused(name: Any) -> None:
    with pytest.raises(ClaimsUnusable, match="sub"):
        principal_of({"sub": name})


def test_counties_are_known_by_code_or_name_and_one_star_is_the_city() -> None:
    assert principal_of({"sub": "甲", "counties": ["岳阳楼区", "430603"]}).counties == {"430602", "430603"}
    assert principal_of({"sub": "甲", "counties": ["*"]}).counties == {"*"}
    with pytest.raises(ClaimsUnusable, match="县市区"):
        principal_of({"sub": "甲", "counties": ["长沙市"]})


def test_a_role_of_another_system_is_none_here() -> None:
    assert principal_of({"sub": "甲", "roles": ["handler", "root"]}).roles == {Role.HANDLER}


@pytest.mark.parametrize("claim", ["roles", "counties", "relations"])
@pytest.mark.parametrize("value", ["*", [1], {"*": 1}, None])
def test_a_claim_that_is_no_list_of_texts_is_refused(claim: str, value: Any) -> None:
    with pytest.raises(ClaimsUnusable, match=claim):
        principal_of({"sub": "甲", claim: value})


@pytest.mark.parametrize("left_out", sorted(SEPARATED))
def test_nobody_is_two_administrators_at_a_time(left_out: Role) -> None:
    with pytest.raises(ClaimsUnusable, match="不能兼有"):
        principal_of({"sub": "甲", "roles": sorted(SEPARATED - {left_out})})


def test_every_role_has_a_chinese_name() -> None:
    assert len({role.in_chinese for role in Role}) == len(Role)
