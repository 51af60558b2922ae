"""Numbers that point to one person, recognised by their form: mobile phones, identity numbers, landlines."""

import re
from typing import Final

from clue_intake.domain.plain_text import normal_width, plain

_MONTH_AND_DAY: Final = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
_IDENTITY: Final = rf"[1-9]\d{{5}}(?:18|19|20)\d{{2}}{_MONTH_AND_DAY}\d{{3}}[\dx]"
_FIRST_GENERATION: Final = rf"[1-9]\d{{7}}{_MONTH_AND_DAY}\d{{3}}"
_MOBILE: Final = r"1[3-9]\d{9}"
_AREA: Final = r"0(?:10|2\d|[3-9]\d{2})"
_RUN_TOGETHER: Final = re.compile(
    rf"(?<!\d)(?P<identity>{_IDENTITY}|{_FIRST_GENERATION})(?!\d)|(?P<mobile>{_MOBILE})|(?P<area>{_AREA})(?P<landline>\d{{7,8}})"
)
_BLANK: Final = r"[\s-]?"
_IN_TEXT: Final = re.compile(
    rf"""(?<!\d)(?:
        [1-9]\d{{5}}{_BLANK}(?:18|19|20)\d{{2}}{_BLANK}{_MONTH_AND_DAY}{_BLANK}\d{{3}}[\dx]
      | {_FIRST_GENERATION}
      | (?:86{_BLANK})?1[3-9]\d{_BLANK}\d{{4}}{_BLANK}\d{{4}}
      | {_AREA}{_BLANK}\d{{7,8}}
    )(?!\d)""",
    re.VERBOSE,
)
_ENOUGH_DIGITS: Final = re.compile(r"(?:[\d²³¹⁰⁴-⁹₀-₉①-⑨⓪][\s\-﹣－]?){10}")
"""No personal number has fewer: most texts need not be looked at more closely."""
_LOCAL_LENGTH: Final = 7
_DIGITS: Final = re.compile(r"\d{7,}")


def numbers_in(text: str) -> set[str]:
    """The personal numbers that a cell holds, in plain form, even without anything between them.

    A landline is given with and without its area code, since the one or the other may be written elsewhere.
    """
    found: set[str] = set()
    for match in _RUN_TOGETHER.finditer(plain(text)):
        found.add(match[0])
        if local := match["landline"]:
            found |= {local, local[:_LOCAL_LENGTH], match["area"] + local[:_LOCAL_LENGTH]}
    return found


def digits_in(text: str) -> set[str]:
    """All runs of seven digits and more: in a cell for numbers, each is one."""
    return set(_DIGITS.findall(normal_width(text)))


def without_personal_numbers(text: str, mark: str) -> str:
    """The text with the mark in place of each number that by its form belongs to a person, whosever it is."""
    if not _ENOUGH_DIGITS.search(text):
        return text
    pieces: list[str] = []
    end = 0
    for match in _IN_TEXT.finditer(normal_width(text)):
        pieces += (text[end : match.start()], mark)
        end = match.end()
    return "".join((*pieces, text[end:]))
