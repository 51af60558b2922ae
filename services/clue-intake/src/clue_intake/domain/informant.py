"""Whoever reported: never kept, published or logged in clear."""

import re
from dataclasses import dataclass, field
from typing import Final

_BETWEEN_NUMBERS: Final = re.compile(r"[,，、;；/|\n]+")
_NOT_A_DIGIT: Final = re.compile(r"\D")
_COUNTRY: Final = "86"
_SHORTEST_NUMBER: Final = 7
_MOBILE_LENGTH: Final = 11


@dataclass(frozen=True, slots=True)
class Informant:
    """An informant's particulars as submitted. They are kept out of its printed form, which may end up in a log."""

    name: str = field(default="", repr=False)
    phone: str = field(default="", repr=False)
    id_number: str = field(default="", repr=False)
    address: str = field(default="", repr=False)
    note: str = field(default="", repr=False)

    @property
    def is_anonymous(self) -> bool:
        """Whether there is nothing to seal."""
        return not any((self.name, self.phone, self.id_number, self.address, self.note))

    def numbers(self) -> tuple[str, ...]:
        """All telephone numbers given, as digits: with and without country code, a landline also without area code."""
        return tuple({number for written in _BETWEEN_NUMBERS.split(self.phone) for number in _forms(written)})


ANONYMOUS: Final = Informant()


def _forms(written: str) -> list[str]:
    digits = _NOT_A_DIGIT.sub("", written)
    forms = [digits]
    if digits.startswith(_COUNTRY) and len(digits) == len(_COUNTRY) + _MOBILE_LENGTH:
        forms.append(digits.removeprefix(_COUNTRY))
    if "-" in written:
        forms.append(_NOT_A_DIGIT.sub("", written.rpartition("-")[2]))
    return [form for form in forms if len(form) >= _SHORTEST_NUMBER]
