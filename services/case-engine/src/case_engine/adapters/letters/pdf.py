"""A letter as PDF/A, drawn by Typst: the same letter in the same fonts is the same file, to the byte."""

import json
from importlib.resources import files
from typing import Final

import typst

from case_engine.adapters.letters import page_format
from case_engine.adapters.letters.fonts import LetterFonts
from case_engine.domain.assessment.words import chinese_date
from case_engine.domain.letters.letter import Letter

_TEMPLATE: Final = files("case_engine.adapters.letters").joinpath("letter.typ").read_bytes()
_PAGE: Final = {
    "margin-top": page_format.MARGIN_TOP,
    "margin-left": page_format.MARGIN_LEFT,
    "text-width": page_format.TEXT_WIDTH,
    "text-height": page_format.TEXT_HEIGHT,
    "characters": page_format.CHARACTERS,
    "lines": page_format.LINES,
    "footer-gap": page_format.FOOTER_GAP,
    "sizes": {
        "body": page_format.BODY_SIZE,
        "title": page_format.TITLE_SIZE,
        "number": page_format.NUMBER_SIZE,
        "mark": page_format.MARK_SIZE,
    },
}
# Long-term archives ask for PDF/A; the time stamp is the letter's own date, set in the template.
_STANDARD: Final = "a-2b"


def pdf_of(letter: Letter, fonts: LetterFonts) -> bytes:
    """The letter as PDF/A-2b."""
    drawn = typst.compile(
        _TEMPLATE,
        font_paths=typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=list(fonts.folders)
        ),
        sys_inputs={"letter": json.dumps(_data(letter, fonts), ensure_ascii=False)},
        format="pdf",
        pdf_standards=_STANDARD,
        timestamp=0,
    )
    assert isinstance(drawn, bytes)  # noqa: S101 - one file is one piece of bytes
    return drawn


def _data(letter: Letter, fonts: LetterFonts) -> dict[str, object]:
    dated = letter.dated
    return {
        "title": letter.title,
        "issuer": letter.issuer,
        "document_number": letter.document_number,
        "addressee": letter.addressee,
        "paragraphs": [{"style": each.style, "text": each.text} for each in letter.paragraphs],
        "date": chinese_date(dated),
        "dated": {"year": dated.year, "month": dated.month, "day": dated.day},
        "page": _PAGE,
        "fonts": fonts.families,
    }
