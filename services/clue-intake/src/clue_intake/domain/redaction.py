"""Taking an informant's own particulars out of texts, however they are spaced or written in full width."""

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from typing import Final

from clue_intake.domain.informant import Informant

NAME_MARK: Final = "〔举报人〕"
NUMBER_MARK: Final = "〔已隐去〕"

Redact = Callable[[str], str]

_BLANKS_AND_DASHES: Final = "".join(map(chr, range(0x2000, 0x2016)))
_BETWEEN: Final = frozenset(" \t\r\n\x0b\x0c\xa0·.-－\u3000\ufeff" + _BLANKS_AND_DASHES)
"""What people put between the characters of a name or a number: blanks, dots, dashes."""

_SHORTEST_NAME: Final = 2
_SHORTEST_NUMBER: Final = 6
_HOUSE_NUMBER: Final = re.compile(r"\d|[一二三四五六七八九十百]+[号栋室]")


def redaction_of(informant: Informant) -> Redact:
    """A function that replaces the informant's name, numbers and exact address wherever they occur in a text.

    A name of one character is no name and stays; an address is hidden only when it has a house number, since a mere
    place is part of what is reported.
    """
    marks = {} if informant.is_anonymous else _marks(informant)
    if not marks:
        return _unchanged
    longest_first = sorted(marks, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)))

    def redact(text: str) -> str:
        plain, positions = _plain(text)
        pieces: list[str] = []
        end = 0
        for match in pattern.finditer(plain):
            pieces += (text[end : positions[match.start()]], marks[match[0]])
            end = positions[match.end() - 1] + 1
        return "".join((*pieces, text[end:]))

    return redact


def _unchanged(text: str) -> str:
    return text


def _marks(informant: Informant) -> dict[str, str]:
    """What is to be hidden, in its plain form, and what to put in its place."""
    name = _plain(informant.name)[0]
    address = _plain(informant.address)[0]
    numbers = [_plain(number)[0] for number in (informant.id_number, *informant.numbers())]
    if _HOUSE_NUMBER.search(address):
        numbers.append(address)
    marks = {number: NUMBER_MARK for number in numbers if len(number) >= _SHORTEST_NUMBER}
    return marks | ({name: NAME_MARK} if len(name) >= _SHORTEST_NAME else {})


def _plain(text: str) -> tuple[str, list[int]]:
    """The text in normal width and lower case without blanks, dots and dashes, and where each character stood."""
    positions = [position for position, character in enumerate(text) if character not in _BETWEEN]
    return "".join(_normal(text[position]) for position in positions), positions


@cache
def _normal(character: str) -> str:
    """A compatibility form's plain character, in lower case; always exactly one."""
    normal = unicodedata.normalize("NFKC", character).lower()
    return normal if len(normal) == 1 else character
