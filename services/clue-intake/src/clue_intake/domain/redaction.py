"""Taking an informant's own particulars out of texts, however they are spaced or written in full width."""

import re
import unicodedata
from collections.abc import Callable
from typing import Final

from clue_intake.domain.informant import Informant

NAME_MARK: Final = "〔举报人〕"
NUMBER_MARK: Final = "〔已隐去〕"

Redact = Callable[[str], str]

_GAP: Final = r"[\s·.\-\u2010-\u2015\uff0d\u3000\u200b-\u200d\ufeff]*"
_SHORTEST_NAME: Final = 2
_SHORTEST_NUMBER: Final = 6
_HOUSE_NUMBER: Final = re.compile(r"\d|[一二三四五六七八九十百]+[号栋室]")


def redaction_of(informant: Informant) -> Redact:
    """A function that replaces the informant's name, numbers and exact address wherever they occur in a text.

    A name of one character is no name and stays; an address is hidden only when it has a house number, since a mere
    place is part of what is reported.
    """
    names = [name for name in (_plain(informant.name),) if len(name) >= _SHORTEST_NAME]
    numbers = [_plain(number) for number in (informant.id_number, *informant.numbers())]
    addresses = [address for address in (_plain(informant.address),) if _HOUSE_NUMBER.search(address)]
    hidden = [text for text in (*numbers, *addresses) if len(text) >= _SHORTEST_NUMBER]
    replacements = [(_pattern(texts), mark) for texts, mark in ((hidden, NUMBER_MARK), (names, NAME_MARK)) if texts]

    def redact(text: str) -> str:
        for pattern, mark in replacements:
            text = _replaced(pattern, mark, text)
        return text

    return redact


def _pattern(secrets: list[str]) -> re.Pattern[str]:
    """Matches any of the texts, longest first, whatever stands between their characters."""
    longest_first = sorted(secrets, key=len, reverse=True)
    return re.compile("|".join(_GAP.join(map(re.escape, text)) for text in longest_first), re.IGNORECASE)


def _replaced(pattern: re.Pattern[str], mark: str, text: str) -> str:
    """The text with the mark wherever its normal-width form matches."""
    pieces: list[str] = []
    end = 0
    for match in pattern.finditer(_in_normal_width(text)):
        pieces += (text[end : match.start()], mark)
        end = match.end()
    return "".join((*pieces, text[end:]))


def _plain(text: str) -> str:
    """The text in normal width, without what may stand between its characters."""
    return re.sub(_GAP, "", _in_normal_width(text))


def _in_normal_width(text: str) -> str:
    """The text with each compatibility form replaced by its plain character; every position stays where it is."""
    return "".join(map(_normal, text))


def _normal(character: str) -> str:
    normal = unicodedata.normalize("NFKC", character)
    return normal if len(normal) == 1 else character
