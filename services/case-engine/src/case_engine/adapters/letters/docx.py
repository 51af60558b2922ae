"""A letter as DOCX on the same page, for an office that has to work on it; only the PDF is the issued one."""

from datetime import datetime, time
from io import BytesIO
from typing import Any, Final

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor, Twips

from case_engine.adapters.letters import page_format
from case_engine.domain.assessment.words import chinese_date
from case_engine.domain.letters.letter import Letter, Style
from wenze.clock import BUSINESS_ZONE

_BODY: Final = "仿宋_GB2312"
_TITLE: Final = "方正小标宋简体"
_NUMBER: Final = "宋体"
_FONT_OF: Final = {Style.BODY: _BODY, Style.HEADING: "黑体", Style.SUBHEADING: "楷体_GB2312"}
_RED: Final = RGBColor(0xD0, 0, 0)
_TWIPS_PER_MM: Final = 1440 / 25.4
# Cut down, lest rounding push the last line to the next page.
_PITCH_TWIPS: Final = int(page_format.TEXT_HEIGHT / page_format.LINES * _TWIPS_PER_MM)
# 三号 is a little wider than a twenty-eighth of the line.
_SPACING_TWIPS: Final = -5
_INDENT_HUNDREDTHS: Final = 200


def docx_of(letter: Letter) -> bytes:
    """The letter as DOCX, in the fonts that the standard names; the reader's machine has to have them."""
    drawing = _Drawing()
    if letter.issuer:
        drawing.lines(3)
        drawing.line(letter.issuer, font=_TITLE, size=page_format.MARK_SIZE, centred=True, colour=_RED)
        drawing.lines(2)
        drawing.underline(drawing.line(letter.document_number, centred=True))
        drawing.lines(2)
    drawing.line(letter.title, font=_TITLE, size=page_format.TITLE_SIZE, centred=True)
    drawing.lines(1)
    if letter.addressee:
        drawing.line(letter.addressee)
    for number, paragraph in enumerate(letter.paragraphs, start=1):
        # As in the PDF: a heading stays with its text, and the closing formula with the seal.
        is_formula = letter.issuer != "" and number == len(letter.paragraphs)
        keep_with_next = is_formula or paragraph.style is not Style.BODY
        drawing.text(paragraph.text, _FONT_OF[paragraph.style], keep_with_next=keep_with_next)
    if letter.issuer:
        drawing.closing(letter.issuer, chinese_date(letter.dated))
    return drawing.file(letter)


class _Drawing:
    """A document that is written from top to bottom."""

    def __init__(self) -> None:
        self._document: Any = Document()
        _set_page(self._document.sections[0])
        self._document.settings.odd_and_even_pages_header_footer = True
        _set_font(self._document.styles["Normal"], _BODY, page_format.BODY_SIZE)

    def lines(self, count: int) -> None:
        """Blank lines."""
        for _ in range(count):
            self._paragraph()

    def line(
        self,
        text: str,
        *,
        font: str = _BODY,
        size: int = page_format.BODY_SIZE,
        centred: bool = False,
        colour: RGBColor | None = None,
    ) -> Any:
        """A paragraph without indent."""
        paragraph = self._paragraph(exact=size == page_format.BODY_SIZE)
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        run = paragraph.add_run(text)
        _set_font(run, font, size)
        if colour is not None:
            run.font.color.rgb = colour
        return paragraph

    def text(self, text: str, font: str, *, keep_with_next: bool) -> None:
        """A paragraph that begins two characters in."""
        paragraph = self._paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        paragraph.paragraph_format.keep_with_next = keep_with_next
        _indent(paragraph)
        _set_font(paragraph.add_run(text), font, page_format.BODY_SIZE)

    def closing(self, issuer: str, day: str) -> None:
        """The name and the date one under the other, with room for the seal over both."""
        for text in ("", "", issuer, day):
            paragraph = self._paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.paragraph_format.left_indent = Mm(page_format.TEXT_WIDTH / 2)
            paragraph.paragraph_format.keep_with_next = text != day
            _set_font(paragraph.add_run(text), _BODY, page_format.BODY_SIZE)

    def underline(self, paragraph: Any) -> None:
        """The red line below the document number."""
        borders = OxmlElement("w:pBdr")
        borders.append(_element("w:bottom", val="single", sz="8", space="10", color=str(_RED)))
        paragraph._p.get_or_add_pPr().insert_element_before(
            borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc"
        )

    def file(self, letter: Letter) -> bytes:
        """The finished file."""
        properties = self._document.core_properties
        properties.title, properties.author = letter.title, letter.issuer
        properties.created = properties.modified = datetime.combine(letter.dated, time(), BUSINESS_ZONE)
        written = BytesIO()
        self._document.save(written)
        return written.getvalue()

    def _paragraph(self, *, exact: bool = True) -> Any:
        paragraph = self._document.add_paragraph()
        spacing = paragraph.paragraph_format
        spacing.space_before = spacing.space_after = Pt(0)
        spacing.widow_control = False
        if exact:
            spacing.line_spacing_rule = WD_LINE_SPACING.EXACTLY
            spacing.line_spacing = Twips(_PITCH_TWIPS)
        return paragraph


def _set_page(section: Any) -> None:
    section.page_width, section.page_height = Mm(page_format.PAGE_WIDTH), Mm(page_format.PAGE_HEIGHT)
    section.top_margin, section.left_margin = Mm(page_format.MARGIN_TOP), Mm(page_format.MARGIN_LEFT)
    section.right_margin = Mm(page_format.PAGE_WIDTH - page_format.MARGIN_LEFT - page_format.TEXT_WIDTH)
    bottom = page_format.PAGE_HEIGHT - page_format.MARGIN_TOP - page_format.TEXT_HEIGHT
    section.bottom_margin = Mm(bottom)
    section.footer_distance = Mm(bottom - page_format.FOOTER_GAP - 5)
    grid = section._sectPr.find(qn("w:docGrid"))
    if grid is None:
        grid = OxmlElement("w:docGrid")
        section._sectPr.append(grid)
    # `linesAndChars` breaks LibreOffice; the characters are brought to 28 a line by their spacing.
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), str(_PITCH_TWIPS))
    _number(section.footer, WD_ALIGN_PARAGRAPH.RIGHT)
    _number(section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT)


def _number(footer: Any, side: WD_ALIGN_PARAGRAPH) -> None:
    """The page's number between two dashes, one character away from the edge."""
    paragraph = footer.paragraphs[0]
    paragraph.alignment = side
    edge = Mm(page_format.TEXT_WIDTH / page_format.CHARACTERS)
    paragraph.paragraph_format.left_indent = paragraph.paragraph_format.right_indent = edge
    _set_font(paragraph.add_run("— "), _NUMBER, page_format.NUMBER_SIZE)
    field = _element("w:fldSimple", instr="PAGE")
    paragraph._p.append(field)
    number = paragraph.add_run("1")
    _set_font(number, _NUMBER, page_format.NUMBER_SIZE)
    field.append(number._r)
    _set_font(paragraph.add_run(" —"), _NUMBER, page_format.NUMBER_SIZE)


def _set_font(styled: Any, font: str, size: int) -> None:
    """For Chinese characters as for Latin ones."""
    styled.font.name, styled.font.size = font, Pt(size)
    properties = styled.element.get_or_add_rPr()
    properties.rFonts.set(qn("w:eastAsia"), font)
    if size == page_format.BODY_SIZE:
        spacing = _element("w:spacing", val=str(_SPACING_TWIPS))
        properties.insert_element_before(spacing, "w:w", "w:kern", "w:position", "w:sz", "w:szCs", "w:lang")


def _indent(paragraph: Any) -> None:
    """Two characters: in millimetres, and for Word in characters, which its users can change with the size."""
    paragraph.paragraph_format.first_line_indent = Mm(2 * page_format.TEXT_WIDTH / page_format.CHARACTERS)
    paragraph._p.pPr.ind.set(qn("w:firstLineChars"), str(_INDENT_HUNDREDTHS))


def _element(name: str, **attributes: str) -> Any:
    element = OxmlElement(name)
    for attribute, value in attributes.items():
        element.set(qn(f"w:{attribute}"), value)
    return element
