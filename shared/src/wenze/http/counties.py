"""A county as a caller names it."""

from wenze.counties import county_named, names
from wenze.http.problems import FieldError, InvalidRequest


def county_code(text: str) -> str:
    """The code of the county given by code or name; empty for none given. Raises: InvalidRequest listing all."""
    if not text.strip():
        return ""
    county = county_named(text)
    if county is None:
        told = f"没有“{text}”这个县市区，请填写其中之一：{names()}。"
        raise InvalidRequest(told, [FieldError(field="query.county", message=told)])
    return county.code
