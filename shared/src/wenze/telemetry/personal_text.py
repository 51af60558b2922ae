"""What gives a person away inside any text: numbers, mail addresses, and values written behind a telling key."""

import re
from typing import Final

from wenze.telemetry.telling_keys import is_telling

MASK: Final = "***"

_NUMBER: Final = re.compile(
    r"""
    (?<![0-9A-Fa-f]) (?P<fingerprint> [0-9a-f]{64} | [0-9a-f]{32} | [0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12} )
                     (?![0-9A-Fa-f])
    | (?<!\d) (?: \d{6} [ -]? \d{4} [ -]? \d{4} [ -]? \d{3}[\dXxＸｘ]      # identity number
                | \d{15}                                                  # identity number of the first generation
                | (?:86[ -]?)? [1１][3-9３-９]\d [ -]? \d{4} [ -]? \d{4}   # mobile phone
                | [0０]\d{2,3} -? \d{7,8} ) (?!\d)                         # landline with its area code
    """,
    re.VERBOSE,
)
_SEVEN_DIGITS: Final = re.compile(r"\d{3}[ -]?\d{4}")  # in every number above: tells most texts apart at little cost
_MAIL: Final = re.compile(r"(?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+")
_REJECTED_INPUT: Final = re.compile(r"input_value=.{0,400}?(?=, input_type=)", re.DOTALL)
_KEY: Final = re.compile(r"(?<![\w-])(?P<key>[\w-]{1,200})[\"']?\s?[:=：]\s?")
_VALUE: Final = re.compile(
    r"""
    "(?:[^"\\]|\\.)*" | '(?:[^'\\]|\\.)*' | \[[^\]]{0,2000}\] | (?:Bearer|Basic)\s\S+ | [^\s,;，；。、&()\[\]{}"']+
    """,
    re.VERBOSE,
)


def mask_text(text: str) -> str:
    """The text with everything masked that the patterns recognise; fingerprints and UUIDs stay whole."""
    masked = _mask_numbers_and_mail(text)
    if "input_value=" in masked:  # pydantic prints what it refused, cut in the middle of its quotes
        masked = _REJECTED_INPUT.sub(f"input_value={MASK}", masked)
    if "=" in masked or ":" in masked or "：" in masked:
        masked = _mask_told_values(masked)
    return masked


def gives_someone_away(text: str) -> bool:
    """Whether the text holds a number or mail address of a person."""
    return _mask_numbers_and_mail(text) != text


def _mask_numbers_and_mail(text: str) -> str:
    masked = _NUMBER.sub(_keep_fingerprint, text) if _SEVEN_DIGITS.search(text) else text
    return _MAIL.sub(MASK, masked) if "@" in masked else masked


def _keep_fingerprint(match: re.Match[str]) -> str:
    return match["fingerprint"] or MASK


def _mask_told_values(text: str) -> str:
    pieces: list[str] = []
    done = 0
    for key in _KEY.finditer(text):
        value = _VALUE.match(text, key.end()) if key.start() >= done and is_telling(key["key"]) else None
        if value is not None:
            pieces += (text[done : key.end()], MASK)
            done = value.end()
    return "".join(pieces) + text[done:]
