"""Cells that name what every office knows: a county, a cadre. All refuse with what to write instead."""

from typing import Final

from wenze import counties
from wenze.cadre_number import InvalidCadreNumberError, cadre_number
from wenze.files.refusals import CellRefused
from wenze.files.values import required_text

LONGEST_TEXT: Final = 200
LONGEST_ECHO: Final = 64


def text_within(text: str, longest: int = LONGEST_TEXT) -> str:
    """The text, which may be empty. Raises: CellRefused when it is too long."""
    if len(text) > longest:
        raise CellRefused(f"超过 {longest} 个字符，请缩短。")
    return text


def short_text(text: str) -> str:
    """A text that problems may repeat whole. Raises: CellRefused when it is empty or too long for that."""
    if len(required_text(text)) > LONGEST_ECHO:
        raise CellRefused(f"“{text[:LONGEST_ECHO]}……”太长，请核对。")
    return text


def to_county_code(text: str) -> str:
    """The six digits of a county given by name or code. Raises: CellRefused for any other."""
    county = counties.county_named(short_text(text))
    if county is None:
        raise CellRefused(f"没有“{text}”这个县市区，请填写其中之一：{counties.names()}。")
    return county.code


def to_cadre_number(text: str) -> str:
    """The cadre's number in one spelling. Raises: CellRefused when it is none."""
    try:
        return cadre_number(required_text(text))
    except InvalidCadreNumberError as error:
        raise CellRefused(f"{error}。") from error
