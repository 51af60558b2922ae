"""The DOCX: the same texts on the same page."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn

from case_engine.adapters.letters.files import LetterFiles
from case_engine.domain.letters.letter import Letter


def written(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(BytesIO(content)).paragraphs if paragraph.text]


def test_it_says_what_the_letter_says_in_its_order(files: LetterFiles, letter: Letter) -> None:
    assert written(files.docx(letter)) == [
        letter.issuer,
        letter.document_number,
        letter.title,
        letter.addressee,
        *(paragraph.text for paragraph in letter.paragraphs),
        letter.issuer,
        "2026年3月12日",
    ]


def test_a_record_has_neither_head_nor_seal(files: LetterFiles, letter: Letter) -> None:
    record = replace(letter, issuer="", document_number="", addressee="")
    assert written(files.docx(record))[0] == letter.title
    assert written(files.docx(record))[-1] == letter.paragraphs[-1].text


def test_no_text_is_read_as_markup(files: LetterFiles, letter_about: Callable[..., Letter]) -> None:
    facts = "{{ name }} {% x %} </w:t> &amp; <w:p/>"
    assert facts in written(files.docx(letter_about(facts=facts)))


PAGE = {
    "page_width": 210,
    "page_height": 297,
    "top_margin": 37,
    "bottom_margin": 35,
    "left_margin": 28,
    "right_margin": 26,
}


def test_the_page_is_the_standard_s(files: LetterFiles, letter: Letter) -> None:
    section = docx.Document(BytesIO(files.docx(letter))).sections[0]
    millimetres = [getattr(section, name).mm for name in PAGE]
    assert millimetres == pytest.approx(list(PAGE.values()), abs=0.05)
    grid = section._sectPr.find(qn("w:docGrid"))
    assert (grid.get(qn("w:type")), grid.get(qn("w:linePitch"))) == ("lines", "579")


def test_every_run_names_a_chinese_font(files: LetterFiles, letter: Letter) -> None:
    for paragraph in docx.Document(BytesIO(files.docx(letter))).paragraphs:
        for run in paragraph.runs:
            assert run._r.rPr.rFonts.get(qn("w:eastAsia")) in {"仿宋_GB2312", "方正小标宋简体", "黑体", "楷体_GB2312"}


@pytest.mark.parametrize("part", ["word/footer1.xml", "word/footer2.xml"])
def test_the_pages_are_numbered(files: LetterFiles, letter: Letter, part: str) -> None:
    with ZipFile(BytesIO(files.docx(letter))) as parts:
        assert b'w:instr="PAGE"' in parts.read(part)


def test_name_and_date_never_stand_on_a_page_without_text(files: LetterFiles, letter: Letter) -> None:
    paragraphs = docx.Document(BytesIO(files.docx(letter))).paragraphs
    formula = next(number for number, each in enumerate(paragraphs) if each.text == letter.paragraphs[-1].text)
    kept = [paragraph.paragraph_format.keep_with_next for paragraph in paragraphs[formula:]]
    assert kept == [True, True, True, True, False]


def test_the_last_line_of_a_record_stands_for_itself(files: LetterFiles, letter: Letter) -> None:
    record = replace(letter, issuer="", document_number="", addressee="")
    assert docx.Document(BytesIO(files.docx(record))).paragraphs[-1].paragraph_format.keep_with_next is False
