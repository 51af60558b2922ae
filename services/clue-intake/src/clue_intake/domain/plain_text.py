"""Texts as they are compared: in normal width and lower case, without what people put between characters."""

import unicodedata
from functools import cache
from typing import Final

_BLANKS_AND_DASHES: Final = "".join(map(chr, range(0x2000, 0x2016)))
_BETWEEN: Final = frozenset(" \t\r\n\x0b\x0c\xa0·.-－\u3000\ufeff" + _BLANKS_AND_DASHES)
"""What people put between the characters of a name or a number: blanks, dots, dashes."""


def plain_with_positions(text: str) -> tuple[str, list[int]]:
    """The text in normal width and lower case without blanks, dots and dashes, and where each character stood."""
    positions = [position for position, character in enumerate(text) if character not in _BETWEEN]
    return "".join(_normal(text[position]) for position in positions), positions


def plain(text: str) -> str:
    """The text in normal width and lower case without blanks, dots and dashes."""
    return plain_with_positions(text)[0]


def normal_width(text: str) -> str:
    """The text in normal width and lower case, character by character."""
    return "".join(map(_normal, text))


@cache
def _normal(character: str) -> str:
    """A compatibility form's plain character, in lower case; always exactly one."""
    normal = unicodedata.normalize("NFKC", character).lower()
    return normal if len(normal) == 1 else character
