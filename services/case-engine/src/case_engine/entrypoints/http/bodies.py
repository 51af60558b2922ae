"""What request bodies have in common."""

import re
from datetime import date
from typing import Annotated, Any, Final

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

_ISO_DATE: Final = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_YEARS: Final = range(1949, 2200)


def _written_as_date(value: Any) -> Any:
    if isinstance(value, date) or (isinstance(value, str) and _ISO_DATE.fullmatch(value)):
        return value
    raise ValueError("日期要写成 2026-03-01 这样的形式")


def _in_our_time(day: date) -> date:
    if day.year not in _YEARS:
        raise ValueError(f"年份要在 {_YEARS[0]} 到 {_YEARS[-1]} 之间，请核对日期")
    return day


BusinessDate = Annotated[date, BeforeValidator(_written_as_date), AfterValidator(_in_our_time)]
"""A date as an ISO string, in years to which periods can be added without leaving the calendar."""

CadreId = Annotated[
    str,
    StringConstraints(strip_whitespace=True, pattern=r"^[0-9A-Za-z-]{1,64}$"),
    Field(description="干部编号（干部名册中的编号）：字母、数字和连字符", examples=["SYN-000123"]),
]
"""The roster's number in one spelling only, so that one person never gets two proceedings."""


class Body(BaseModel):
    """A request body or a part of one. A name that isn't in the contract is an error, not something to overlook."""

    model_config = ConfigDict(extra="forbid", frozen=True)
