"""Taking an informant's own particulars out of texts, however they are spaced or written in full width."""

import re
from collections.abc import Callable
from typing import Final

from clue_intake.domain.informant import Informant
from clue_intake.domain.personal_numbers import without_personal_numbers
from clue_intake.domain.plain_text import plain, plain_with_positions

NAME_MARK: Final = "〔举报人〕"
NUMBER_MARK: Final = "〔已隐去〕"

Redact = Callable[[str], str]

_SHORTEST_ADDRESS: Final = 6
_HOUSE_NUMBER: Final = re.compile(r"\d|[一二三四五六七八九十百]+[号栋室]")


def redaction_of(*informants: Informant) -> Redact:
    """A function that replaces the informants' names, numbers and exact addresses wherever they occur in a text.

    A name of one character is no name and stays; an address is hidden only when it has a house number, since a mere
    place is part of what is reported.
    """
    marks = {hidden: mark for informant in informants for hidden, mark in _marks(informant).items()}
    if not marks:
        return _unchanged
    longest_first = sorted(marks, key=len, reverse=True)
    pattern = re.compile("|".join(map(re.escape, longest_first)))

    def redact(text: str) -> str:
        plain_text, positions = plain_with_positions(text)
        pieces: list[str] = []
        end = 0
        for match in pattern.finditer(plain_text):
            pieces += (text[end : positions[match.start()]], marks[match[0]])
            end = positions[match.end() - 1] + 1
        return "".join((*pieces, text[end:]))

    return redact


def published_form(*informants: Informant) -> Redact:
    """Like `redaction_of`, and whosever they are, numbers that by their form belong to a person are hidden too."""
    redact = redaction_of(*informants)
    return lambda text: without_personal_numbers(redact(text), NUMBER_MARK)


def _unchanged(text: str) -> str:
    return text


def _marks(informant: Informant) -> dict[str, str]:
    """What is to be hidden, in its plain form, and what to put in its place."""
    if informant.is_anonymous:
        return {}
    marks = dict.fromkeys(informant.numbers(), NUMBER_MARK)
    address = plain(informant.address)
    if len(address) >= _SHORTEST_ADDRESS and _HOUSE_NUMBER.search(address):
        marks[address] = NUMBER_MARK
    return marks | dict.fromkeys(informant.names(), NAME_MARK)
