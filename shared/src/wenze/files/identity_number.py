"""Mainland identity numbers (GB 11643): eighteen places, of which the last checks the others."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from typing import Final

from stdnum.iso7064 import mod_11_2

from wenze.counties import county_named
from wenze.files.refusals import CellRefused

_WRITTEN: Final = re.compile(r"(\d{6})(\d{4})(\d{2})(\d{2})\d{3}[\dX]")
_FIRST_GENERATION_LENGTH: Final = 15
_EARLIEST_BIRTH_YEAR: Final = 1900
_PROVINCES: Final = frozenset(
    (
        *("11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37"),
        *("41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54"),
        *("61", "62", "63", "64", "65", "71", "81", "82", "83"),
    )
)


@dataclass(frozen=True, slots=True)
class IdentityNumber:
    """A number of the right form. Synthetic data has a wrong check digit on purpose, so that it can be nobody's."""

    text: str
    born_on: date
    district: str | None
    """The county or district of Yueyang that its first six places name; None for one from elsewhere."""

    @property
    def is_checksum_valid(self) -> bool:
        """Whether the last place is what the others demand."""
        return mod_11_2.is_valid(self.text)


def parse_identity_number(text: str, today: date) -> IdentityNumber:
    """The number, whether or not its check digit is right.

    Raises:
        CellRefused: it has not the form of a number that a person born until today could have.
    """
    number = unicodedata.normalize("NFKC", text).replace(" ", "").upper()
    written = _WRITTEN.fullmatch(number)
    if written is None:
        raise CellRefused(_form_text(number))
    if number[:2] not in _PROVINCES:
        raise CellRefused("身份证号码的前两位不是任何省份的代码，请核对。")
    return IdentityNumber(number, _birth(written, today), _district(written[1]))


def _form_text(number: str) -> str:
    if len(number) == _FIRST_GENERATION_LENGTH and number.isdecimal():
        return "这是 15 位的旧身份证号码，请改填 18 位的。"
    if "E+" in number:
        return "身份证号码被表格软件当成了数字，末几位已经丢失；请先把该列设为文本，再重新填写号码。"
    return "身份证号码应为 18 位：17 位数字加 1 位数字或 X，请核对。"


def _birth(written: re.Match[str], today: date) -> date:
    try:
        born_on = date(*map(int, written.group(2, 3, 4)))
    except ValueError:
        raise CellRefused("身份证号码第 7 至 14 位不是一个日期，请核对。") from None
    if not date(_EARLIEST_BIRTH_YEAR, 1, 1) <= born_on <= today:
        raise CellRefused("身份证号码中的出生日期不可能，请核对第 7 至 14 位。")
    return born_on


def _district(code: str) -> str | None:
    """Zones have local codes, which no identity number begins with."""
    county = county_named(code)
    return county.name if county is not None and county.kind not in {"city", "zone"} else None
