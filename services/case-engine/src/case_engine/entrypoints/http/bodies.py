"""What request bodies have in common."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

CadreId = Annotated[
    str,
    StringConstraints(strip_whitespace=True, pattern=r"^[0-9A-Za-z-]{1,64}$"),
    Field(description="干部编号（干部名册中的编号）：字母、数字和连字符", examples=["SYN-000123"]),
]
"""The roster's number in one spelling only, so that one person never gets two proceedings."""


class Body(BaseModel):
    """A request body or a part of one. A name that isn't in the contract is an error, not something to overlook."""

    model_config = ConfigDict(extra="forbid", frozen=True)
