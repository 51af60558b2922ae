"""Letters of synthetic cases, and what a reader sees of their files."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pypdfium2
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from case_engine.adapters.letters.files import LetterFiles
from case_engine.adapters.letters.fonts import LetterFonts
from case_engine.application.assess import Assessor
from case_engine.domain.assessment.codes import Measure
from case_engine.domain.assessment.occasion import Occasion
from case_engine.domain.case.decision import Decision
from case_engine.domain.case.subjects import Subject
from case_engine.domain.letters.decision_letter import decision_letter
from case_engine.domain.letters.letter import Letter
from wenze.regulation import catalogue

MILLIMETRE = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Drawn:
    """One character on a page: where it stands, in millimetres from the page's left and bottom edge."""

    text: str
    left: float
    right: float
    bottom: float


class PdfReading:
    """A PDF as a reader sees it, page by page."""

    def __init__(self, content: bytes) -> None:
        self.pages = [self._characters(page) for page in pypdfium2.PdfDocument(content)]

    @property
    def text(self) -> str:
        """All that is written, without the breaks of lines."""
        return "".join(drawn.text for page in self.pages for drawn in page)

    def lines(self, page: int) -> list[list[Drawn]]:
        """The characters of each line of a page's text, from the top; not the page's number."""
        found: list[list[Drawn]] = []
        for drawn in sorted(self.pages[page], key=lambda each: -each.bottom):
            if found and abs(found[-1][0].bottom - drawn.bottom) < 3:
                found[-1].append(drawn)
            else:
                found.append([drawn])
        return [sorted(line, key=lambda each: each.left) for line in found if line[0].bottom > 30]

    @staticmethod
    def _characters(page: Any) -> list[Drawn]:
        read, found = page.get_textpage(), []
        for index in range(read.count_chars()):
            text = read.get_text_range(index, 1)
            if text.strip():
                left, bottom, right, _ = (edge / MILLIMETRE for edge in read.get_charbox(index, loose=True))
                found.append(Drawn(text, left, right, bottom))
        return found


@pytest.fixture(scope="session")
def files() -> LetterFiles:
    return LetterFiles(LetterFonts())


@pytest.fixture
def read_pdf() -> Callable[[bytes], PdfReading]:
    return PdfReading


SUBJECT = Subject("SYN-000123", "合成甲", "合成县某局", "副局长")


@pytest.fixture
def decision(assessor: Assessor) -> Decision:
    """A decision with its letter's number, and the consequences that the rules give it."""
    consequences = assessor.consequences_of(
        Measure.ADMONITION_TALK,
        Occasion(effective_on=date(2026, 3, 15), conduct_on=date(2026, 1, 8), decided_on=date(2026, 3, 12)),
    )
    return Decision(
        decision_id="case-5f0c-1",
        subject=SUBJECT,
        measure=Measure.ADMONITION_TALK,
        document_number="合问责〔2026〕1号",
        facts="合成事实：分管审批期间，一件申请超过承诺时限二十日没有办结。\n申请人两次催办，均未答复。",
        basis=("accountability:7.5", "accountability:14.2"),
        approvals=(),
        approving_body="中共合成县某局党组",
        decided_on=date(2026, 3, 12),
        effective_on=date(2026, 3, 15),
        appeal_period_days=consequences.appeal_period_days,
        appeal_body="中共合成县委组织部",
        prepared_by="合成承办人",
        approved_by="合成审批人",
        effects=consequences.effects,
        reasons=(),
        receipt=consequences.receipt,
    )


@pytest.fixture
def letter(decision: Decision) -> Letter:
    return decision_letter(decision, catalogue().cite)


@pytest.fixture
def letter_about(decision: Decision) -> Callable[..., Letter]:
    """The letter of the decision with changes."""

    def letter_about(**changes: Any) -> Letter:
        return decision_letter(replace(decision, **changes), catalogue().cite)

    return letter_about


def _draw_square(name: str, character: str, path: Any) -> None:
    """A font that draws one character, as a square."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for corner in ((0, 1000), (1000, 1000), (1000, 0)):
        pen.lineTo(corner)
    pen.closePath()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "square"])
    builder.setupCharacterMap({ord(character): "square"})
    builder.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "square": pen.glyph()})
    builder.setupHorizontalMetrics({".notdef": (1000, 0), "square": (1000, 0)})
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": name, "styleName": "Regular", "psName": name})
    builder.setupOS2(sTypoAscender=880, sTypoDescender=-120)
    builder.setupPost()
    builder.save(path)


@pytest.fixture
def draw_square() -> Callable[[str, str, Any], None]:
    return _draw_square
