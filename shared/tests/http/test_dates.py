"""A date is a date, never a number of seconds and never a moment."""

from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from wenze.http.dates import BusinessDate

ADAPTER: TypeAdapter[date] = TypeAdapter(BusinessDate)


def test_a_date_is_read():
    assert ADAPTER.validate_python("2026-03-01") == date(2026, 3, 1)


@pytest.mark.parametrize(
    "value",
    [0, 1772409600, "1772409600", "2026-03-01T00:00:00Z", "2026-3-1", "2026-02-30", "1900-01-01", "9999-12-31", None],
)
def test_anything_else_is_refused(value: Any):
    with pytest.raises(ValidationError):
        ADAPTER.validate_python(value)
