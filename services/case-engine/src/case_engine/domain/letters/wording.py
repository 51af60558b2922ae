"""Wording that the letters share."""

from collections.abc import Iterable
from typing import Final

from case_engine.domain.letters.letter import Cite, Paragraph, Style

_FULL_TITLES: Final = {
    "《问责办法》": "《岳阳市“为官不为”“为官乱为”问责暂行办法》",
    "《激励办法》": "《关于进一步激励干部想事干事成事的暂行办法》",
    "《监督办法》": "《关于进一步严格管理和监督干部的暂行办法》",
}
_NUMERALS: Final = "一二三四五六七八九十"


def concluded(paragraphs: tuple[Paragraph, ...], formula: str) -> tuple[Paragraph, ...]:
    """With the closing formula: a line of text that the name, the date and the seal are never parted from."""
    return (*paragraphs, Paragraph(formula))


def sections(*contents: tuple[str, Iterable[str]]) -> tuple[Paragraph, ...]:
    """Each heading numbered 一、二、… with the paragraphs below it; a section that says nothing is left out."""
    said = [(heading, list(texts)) for heading, texts in contents]
    drawn: list[Paragraph] = []
    for number, (heading, texts) in zip(_NUMERALS, [each for each in said if each[1]], strict=False):
        drawn.append(Paragraph(f"{number}、{heading}", Style.HEADING))
        drawn.extend(Paragraph(text) for text in texts)
    return tuple(drawn)


def paragraphs_of(text: str) -> list[str]:
    """A text as people typed it, one paragraph a line; blank lines are none."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def cited(clauses: Iterable[str], cite: Cite, *, introduced: bool = False) -> str:
    """The clauses in a letter's form: each regulation once, by its full title, with all that is cited of it.

    `introduced`: with the short title by which the letter goes on to cite it.
    """
    articles: dict[str, list[str]] = {}
    for clause in dict.fromkeys(clauses):
        short, mark, article = cite(clause).partition("》")
        articles.setdefault(short + mark, []).append(full_width(article))
    return "，".join(f"{_title(short, introduced)}{'、'.join(cited)}" for short, cited in articles.items())


def _title(short: str, introduced: bool) -> str:
    return _FULL_TITLES[short] + (f"（以下简称{short}）" if introduced else "")


def full_width(citation: str) -> str:
    """A citation with the brackets that a letter has."""
    return citation.replace("(", "（").replace(")", "）")


def document(number: str) -> str:
    """A letter that another one refers to, by its number."""
    return f"《问责决定书》（{number}）"
