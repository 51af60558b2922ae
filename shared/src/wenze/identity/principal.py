"""Who calls, as a verified token says."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from wenze.counties import county_named
from wenze.identity.roles import SEPARATED, Role

WHOLE_CITY: Final = "*"
LONGEST_NAME: Final = 200
_KNOWN: Final = frozenset(role.value for role in Role)


class ClaimsUnusable(Exception):  # noqa: N818 - an answer, named as what it says
    """A token's claims do not say who may do what; the text says in Chinese what is wrong."""


@dataclass(frozen=True, slots=True)
class Principal:
    """A person or a system with its roles. `counties` are codes, or `*` for the whole city; `relations` are those in
    whose cases they may not act (回避)."""

    person: str
    roles: frozenset[Role]
    counties: frozenset[str] = frozenset()
    unit: str = ""
    relations: frozenset[str] = frozenset()


def principal_of(claims: Mapping[str, Any]) -> Principal:
    """Who the claims `sub`, `roles`, `counties`, `unit` and `relations` say it is. Raises: ClaimsUnusable."""
    return Principal(
        person=_name(claims.get("sub"), "sub"),
        roles=_roles(_texts(claims, "roles")),
        counties=frozenset(_county(text) for text in _texts(claims, "counties")),
        unit=_name(claims["unit"], "unit") if claims.get("unit") else "",
        relations=frozenset(_name(text, "relations") for text in _texts(claims, "relations")),
    )


def _name(value: Any, claim: str) -> str:
    """The name in its one form: it is compared with others, and stands in the audit trail for ever."""
    name = unicodedata.normalize("NFKC", value).strip() if isinstance(value, str) else ""
    if not name or not name.isprintable() or len(name) > LONGEST_NAME:
        raise ClaimsUnusable(f"令牌的 {claim} 没有写明姓名、工号或者名称。")
    return name


def _texts(claims: Mapping[str, Any], claim: str) -> list[str]:
    value = claims.get(claim, [])
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise ClaimsUnusable(f"令牌的 {claim} 应为文本的列表。")
    return value


def _roles(texts: list[str]) -> frozenset[Role]:
    """Roles that are not ours are none: an issuer serves other systems too."""
    roles = frozenset(Role(text) for text in texts if text in _KNOWN)
    if len(roles & SEPARATED) > 1:
        raise ClaimsUnusable("系统管理员、安全保密管理员和安全审计员应当分设，一个令牌不能兼有其中两种角色。")
    return roles


def _county(text: str) -> str:
    if text == WHOLE_CITY:
        return text
    county = county_named(text)
    if county is None:
        raise ClaimsUnusable("令牌的 counties 中有不认识的县市区。")
    return county.code
