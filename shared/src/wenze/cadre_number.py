"""The number by which rosters, decisions and questions mean the same cadre, however it was typed."""

import re
import unicodedata
from typing import Final

LONGEST: Final = 64
_ALLOWED: Final = re.compile(rf"[0-9A-Z一-鿿-]{{1,{LONGEST}}}")
_IDENTITY_NUMBER: Final = re.compile(r"(?<!\d)(\d{17}[\dX]|\d{15})(?!\d)")


class InvalidCadreNumberError(ValueError):
    """The text is no cadre number; says in Chinese what to correct, without repeating the text."""


def cadre_number(text: str) -> str:
    """The number in its one form: half width, upper case, without blanks.

    Raises: InvalidCadreNumberError for an empty one, one with other characters than letters, digits, ideographs and
    hyphens, and one that contains an identity number.
    """
    plain = unicodedata.normalize("NFKC", text).strip().upper()
    if _IDENTITY_NUMBER.search(re.sub(r"[-\s]", "", plain)):
        raise InvalidCadreNumberError("干部编号不得使用身份证号码，请改用组织部门编定的编号")
    if not _ALLOWED.fullmatch(plain):
        raise InvalidCadreNumberError(f"干部编号只能用字母、数字、汉字和连字符，最多 {LONGEST} 个字符，请核对")
    return plain
