"""Who acts in a request: the name goes into the commit and with it into the audit trail."""

from typing import Annotated, TypeAlias
from urllib.parse import unquote

from fastapi import Depends, Header


def _acting_person(
    x_acting_person: Annotated[
        str,
        Header(
            min_length=1,
            max_length=200,
            description="办理人（姓名或工号）；汉字须按 UTF-8 作百分号编码",
            examples=["%E5%BC%A0%E6%A0%B7%E4%BE%8B"],
        ),
    ],
) -> str:
    return unquote(x_acting_person)


ActingPerson: TypeAlias = Annotated[str, Depends(_acting_person)]
"""The person named by the header `X-Acting-Person`. The network that carries it must be trusted: it is not proof."""
