"""Who acts in a request: the name goes into the commit and with it into the audit trail.

The network that carries the header must be trusted: it is not proof.
"""

import unicodedata
from typing import Annotated, Any, Final, TypeAlias
from urllib.parse import unquote

from fastapi import Depends, Header

from wenze.http import InvalidRequest

_ADVICE: Final = "请求头 X-Acting-Person 应写明办理人的姓名或工号；汉字须按 UTF-8 作百分号编码。"
_NAME: Final[dict[str, Any]] = {
    "min_length": 1,
    "max_length": 200,
    "description": "办理人（姓名或工号）；汉字须按 UTF-8 作百分号编码",
    "examples": ["%E5%BC%A0%E6%A0%B7%E4%BE%8B"],
}


def _acting_person(x_acting_person: Annotated[str, Header(**_NAME)]) -> str:
    return _name(x_acting_person)


def _person_if_any(x_acting_person: Annotated[str | None, Header(**_NAME)] = None) -> str | None:
    return _name(x_acting_person) if x_acting_person else None


def _name(header: str) -> str:
    """The name in its one form: it is compared with others, and stands in the audit trail for ever.

    Raises: InvalidRequest.
    """
    try:
        name = unicodedata.normalize("NFKC", unquote(header, errors="strict")).strip()
    except UnicodeDecodeError:
        raise InvalidRequest(_ADVICE) from None
    if not header.isascii() or not name or not name.isprintable():
        raise InvalidRequest(_ADVICE)
    return name


ActingPerson: TypeAlias = Annotated[str, Depends(_acting_person)]
"""The person named by the header `X-Acting-Person`, for what only people do."""

PersonIfAny: TypeAlias = Annotated[str | None, Depends(_person_if_any)]
"""The same where another office's system may act without a person."""
