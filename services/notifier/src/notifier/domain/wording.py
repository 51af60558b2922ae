"""How letters write dates, paragraphs and numbered sections, and what they never let in."""

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from typing import Final

from notifier.domain.letter import Letter
from notifier.domain.terms import REGULATION_TITLE

_FOOTNOTE: Final = f"注：文中《问责办法》指{REGULATION_TITLE}。"

INDENT: Final = "\u3000\u3000"
_SECTION_NUMBERS: Final = "一二三四五六七八九十"
_BREAKS: Final = {"Cc", "Zl", "Zp"}
_INVISIBLE: Final = {"Cf", "Cs"}
_SENTENCE_ENDS: Final = tuple("。!?;:…\uff01\uff1f\uff1b\uff1a")

_CHINESE: Final = r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
_MARK_IN_CHINESE: Final = re.compile(rf"(?<={_CHINESE})[,:;?!]+|[,:;?!]+(?={_CHINESE})")
_BRACKETS: Final = re.compile(r"(?<!第)\(((?:第\([^()]*\)项|[^()])*)\)")
_SOME_CHINESE: Final = re.compile(_CHINESE)
_FULL_WIDTH: Final = str.maketrans(",:;?!", "\uff0c\uff1a\uff1b\uff1f\uff01")
_NESTING: Final = 3


def chinese_date(day: date) -> str:
    """2026年3月1日"""
    return f"{day.year}年{day.month}月{day.day}日"


def single_line(text: str) -> str:
    """The text without line breaks, control and direction characters: fit for a header or a title."""
    printable = text if text.isprintable() else "".join(_printable(character) for character in text)
    return " ".join(printable.split())


def _printable(character: str) -> str:
    category = unicodedata.category(character)
    if category in _BREAKS:
        return " "
    return "" if category in _INVISIBLE else character


def shows(text: str) -> bool:
    """Whether a letter would show anything of the text: what a person cannot see is no content."""
    return bool(text.strip() if text.isprintable() else single_line(text))


def full_width(text: str) -> str:
    """Chinese text with full-width punctuation (GB/T 15834). Numbers, Latin text and the cited 第(三)项 keep theirs."""
    marked = _MARK_IN_CHINESE.sub(lambda mark: mark[0].translate(_FULL_WIDTH), text)
    for _ in range(_NESTING):
        if marked == (marked := _BRACKETS.sub(_brackets, marked)):
            break
    return marked


def _brackets(found: re.Match[str]) -> str:
    return f"\uff08{found[1]}\uff09" if _SOME_CHINESE.search(found[1]) else found[0]


def sentence(text: str) -> str:
    """One line that ends like a sentence."""
    return _ended(single_line(text))


def _ended(line: str) -> str:
    return line if line.endswith(_SENTENCE_ENDS) else f"{line}。"


def paragraphs(text: str) -> list[str]:
    """Every non-empty line of a longer text as an indented paragraph."""
    return [f"{INDENT}{_ended(line)}" for raw in text.splitlines() if (line := single_line(raw))]


def numbered(items: Iterable[str]) -> list[str]:
    """Indented items 1. 2. 3."""
    return [f"{INDENT}{number}. {sentence(item)}" for number, item in enumerate(items, start=1)]


def sections(parts: Iterable[tuple[str, list[str]]], first: int = 1) -> str:
    """Sections 一、二、三、… of a heading and its lines, with an empty line between them; counted from `first`."""
    numbered_parts = zip(_SECTION_NUMBERS[first - 1 :], parts, strict=False)
    return "\n\n".join("\n".join([f"{number}、{heading}", *lines]) for number, (heading, lines) in numbered_parts)


def letter(title: str, salutation: str, body: Iterable[str], signature: str, day: date) -> Letter:
    """A whole letter: salutation, body, who signs it and when, and which regulation the citations mean.

    The parts of the body have full-width punctuation already: letters that share parts have them written once.
    """
    signed = f"{single_line(signature)}\n{chinese_date(day)}"
    parts = [full_width(f"{single_line(salutation)}:"), *body, full_width(signed), _FOOTNOTE]
    return Letter(full_width(single_line(title)), "\n\n".join(parts) + "\n")
