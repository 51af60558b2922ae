"""Whoever reported: never kept, published or logged in clear."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from clue_intake.domain.personal_numbers import digits_in, numbers_in
from clue_intake.domain.plain_text import normal_width, plain

_BETWEEN_NUMBERS: Final = re.compile(r"[,，、;；/|\n]+")
_NOT_A_DIGIT: Final = re.compile(r"\D")
_COUNTRY: Final = "86"
_SHORTEST_PHONE: Final = 7
_SHORTEST_DOCUMENT: Final = 6
_MOBILE_LENGTH: Final = 11
_DOCUMENT: Final = re.compile(r"[0-9a-z]{6,}")

_SHORTEST_NAME: Final = 2
_BETWEEN_NAMES: Final = re.compile(r"[、,;/|\n]+")
_IN_BRACKETS: Final = re.compile(r"[(（【\[][^)）】\]]*[)）】\]]?")
_AND_OTHERS: Final = re.compile(r"等[\d一二两三四五六七八九十百余多几]*[人户名位]*\s*$")
_NUMBERS: Final = re.compile(r"\d[\dx\s-]*|:")
_FORM_OF_ADDRESS: Final = re.compile(r"(?:先生|女士|同志|本人)\s*$")


@dataclass(frozen=True, slots=True)
class Informant:
    """An informant's particulars as submitted. They are kept out of its printed form, which may end up in a log.

    A cell may well name several persons and numbers, or say more than these.
    """

    name: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    id_number: str = field(default="", repr=False)
    address: str = field(default="", repr=False)
    note: str = field(default="", repr=False)

    @property
    def is_anonymous(self) -> bool:
        """Whether there is nothing to seal."""
        return not any((self.name, self.phone, self.id_number, self.address, self.note))

    def names(self) -> frozenset[str]:
        """Everyone who is named, in plain form. A name of one character is none."""
        cell = _IN_BRACKETS.sub("、", normal_width(self.name))
        names = {plain(form) for part in _BETWEEN_NAMES.split(cell) for form in _forms_of_name(part)}
        return frozenset(name for name in names if len(name) >= _SHORTEST_NAME)

    def numbers(self) -> frozenset[str]:
        """All telephone and document numbers in plain form: with and without country and area code."""
        phones = {form for written in _BETWEEN_NUMBERS.split(self.phone) for form in _forms_of_phone(written)}
        recognised = {
            number for cell in (self.name, self.phone, self.id_number, self.note) for number in numbers_in(cell)
        }
        return frozenset(phones | recognised | self.documents())

    def documents(self) -> frozenset[str]:
        """The numbers of identity documents, in plain form."""
        documents = {plain(self.id_number), *_DOCUMENT.findall(plain(self.id_number))}
        return frozenset(number for number in documents if len(number) >= _SHORTEST_DOCUMENT)


ANONYMOUS: Final = Informant()


def _forms_of_name(part: str) -> Iterator[str]:
    """The name with the blanks in it taken out, and each of several between blanks."""
    name = _NUMBERS.sub(" ", _AND_OTHERS.sub("", part)).strip()
    for form in (name, *name.split()):
        yield _FORM_OF_ADDRESS.sub("", _AND_OTHERS.sub("", form))


def _forms_of_phone(written: str) -> set[str]:
    digits = _NOT_A_DIGIT.sub("", plain(written))
    forms = {digits, *digits_in(written)}
    if digits.startswith(_COUNTRY) and len(digits) == len(_COUNTRY) + _MOBILE_LENGTH:
        forms.add(digits.removeprefix(_COUNTRY))
    if "-" in written:
        forms |= {_NOT_A_DIGIT.sub("", plain(written.rpartition("-")[2])), *digits_in(written.replace("-", ""))}
    return {form for form in forms if len(form) >= _SHORTEST_PHONE}
