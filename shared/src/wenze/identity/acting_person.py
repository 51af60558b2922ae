"""Who acts in a request: the name goes into the commit and with it into the audit trail."""

from typing import Annotated, TypeAlias

from fastapi import Depends, Request

from wenze.identity.principal import Principal


async def _acting_person(request: Request) -> str:
    caller: Principal = request.user
    return caller.person


ActingPerson: TypeAlias = Annotated[str, Depends(_acting_person)]
"""The person whom the request's verified token names."""
