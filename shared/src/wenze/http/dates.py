"""Dates in requests: written as YYYY-MM-DD, in years that the calendar can reckon with."""

import re
from datetime import date
from typing import Annotated, Any, Final, TypeAlias

from pydantic import AfterValidator, BeforeValidator

FIRST_YEAR: Final = 1949
LAST_YEAR: Final = 2199
_FORM: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


def _written_as_a_date(value: Any) -> Any:
    """pydantic would also take a number as seconds since 1970, and a moment as its day in its own zone."""
    if isinstance(value, str) and not _FORM.fullmatch(value):
        raise ValueError("应为日期，例如 2026-03-01")
    if not isinstance(value, (str, date)):
        raise ValueError("应为日期，例如 2026-03-01")
    return value


def _in_reach(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(f"年份应在 {FIRST_YEAR} 至 {LAST_YEAR} 之间")
    return day


BusinessDate: TypeAlias = Annotated[date, BeforeValidator(_written_as_a_date), AfterValidator(_in_reach)]
"""A date in a body or a query."""
