"""A letter as every renderer draws it: the same contents on the page of a PDF and in a DOCX."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from case_engine.domain.assessment.words import chinese_date


class LetterKind(StrEnum):
    """Which letter of the procedure it is."""

    DECISION = "decision"
    HEARING_RECORD = "hearing-record"
    APPEAL_DECISION = "appeal-decision"
    REVOCATION = "revocation"
    CLEARANCE = "clearance"
    REFERRAL = "referral"


class Style(StrEnum):
    """How a paragraph is set: the two levels of headings (黑体, 楷体) and the text (仿宋)."""

    HEADING = "heading"
    SUBHEADING = "subheading"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; its text is drawn as it stands."""

    text: str
    style: Style = Style.BODY


@dataclass(frozen=True, slots=True)
class Letter:
    """Everything a letter says. Equal letters are drawn alike, to the byte in a PDF.

    `issuer` heads, signs and seals it; a record is neither headed nor sealed and has none. `dated` is its only date.
    """

    kind: LetterKind
    title: str
    issuer: str
    document_number: str
    addressee: str
    paragraphs: tuple[Paragraph, ...]
    dated: date

    @property
    def texts(self) -> tuple[str, ...]:
        """Every text that is drawn, so that a font can be asked for each of its characters."""
        given = (self.title, self.issuer, self.document_number, self.addressee, chinese_date(self.dated))
        return (*given, *(paragraph.text for paragraph in self.paragraphs))


Cite = Callable[[str], str]
"""The Chinese citation of a clause: 《问责办法》第十条第（二）项."""
