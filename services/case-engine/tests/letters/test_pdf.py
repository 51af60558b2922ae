"""The PDF: the standard's page, the letter's text as it stands, and the same file for the same letter."""

import pickle
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from case_engine.adapters.letters.files import LetterFiles
from case_engine.adapters.letters.fonts import LetterFonts
from case_engine.domain.letters.letter import Letter, Paragraph
from wenze.sealing.fingerprints import fingerprint

LONG = "永" * 2000


@pytest.fixture
def long_letter(letter: Letter) -> Letter:
    return replace(letter, paragraphs=(Paragraph(LONG), Paragraph("特此决定。")))


def test_a_line_holds_twenty_eight_characters_from_edge_to_edge(
    files: LetterFiles, read_pdf: Any, long_letter: Letter
) -> None:
    for line in read_pdf(files.pdf(long_letter)).lines(1):
        assert "".join(drawn.text for drawn in line) == "永" * 28
        assert line[0].left == pytest.approx(28, abs=0.2)
        assert line[-1].right == pytest.approx(184, abs=0.2)


def test_a_page_holds_twenty_two_lines_on_one_grid(files: LetterFiles, read_pdf: Any, long_letter: Letter) -> None:
    lines = read_pdf(files.pdf(long_letter)).lines(1)
    assert len(lines) == 22
    pitches = [above[0].bottom - below[0].bottom for above, below in pairwise(lines)]
    assert pitches == pytest.approx([225 / 22] * 21, abs=0.05)
    # The top of the first line's characters is 37 mm below the paper's edge.
    assert 297 - lines[0][0].bottom == pytest.approx(37 + 5.64, abs=1.2)


def test_a_paragraph_begins_two_characters_in(files: LetterFiles, read_pdf: Any, letter: Letter) -> None:
    drawn = read_pdf(files.pdf(replace(letter, issuer="", addressee="", paragraphs=(Paragraph("永" * 60),))))
    first, second = [line for line in drawn.lines(0) if line[0].text == "永"][:2]
    assert (len(first), len(second)) == (26, 28)
    assert first[0].left == pytest.approx(28 + 2 * 156 / 28, abs=0.2)


def test_the_head_and_the_text_keep_the_page_s_grid(files: LetterFiles, read_pdf: Any, letter: Letter) -> None:
    lines = read_pdf(files.pdf(letter)).lines(0)
    addressee = next(line for line in lines if "".join(each.text for each in line).startswith("合成县某局、"))
    below = (297 - 37 - addressee[0].bottom) / (225 / 22)
    assert below % 1 == pytest.approx(0.6, abs=0.15)


def test_pages_are_numbered_outside_with_two_dashes(files: LetterFiles, read_pdf: Any, long_letter: Letter) -> None:
    for number, page in enumerate(read_pdf(files.pdf(long_letter)).pages[:2], start=1):
        footer = sorted((drawn for drawn in page if drawn.bottom < 30), key=lambda drawn: drawn.left)
        assert "".join(drawn.text for drawn in footer) == f"—{number}—"
        # 7 mm below the text, and one character from the edge.
        assert 35 - 7 - 6.5 < footer[0].bottom < 35 - 7
        if number % 2:
            assert footer[-1].right == pytest.approx(184 - 5.57, abs=0.5)
        else:
            assert footer[0].left == pytest.approx(28 + 5.57, abs=0.5)


def test_the_name_stands_centred_over_the_date_four_characters_from_the_edge(
    files: LetterFiles, read_pdf: Any, letter: Letter
) -> None:
    lines = read_pdf(files.pdf(letter)).lines(-1)
    name, day = lines[-2], lines[-1]
    assert "".join(each.text for each in name) == "中共合成县某局党组"
    assert "".join(each.text for each in day) == "2026年3月12日"
    assert day[-1].right == pytest.approx(184 - 4 * 156 / 28, abs=0.3)
    centre = [(line[0].left + line[-1].right) / 2 for line in (name, day)]
    assert centre[0] == pytest.approx(centre[1], abs=0.3)


def test_a_long_name_reaches_the_edge_but_not_beyond(files: LetterFiles, read_pdf: Any, letter: Letter) -> None:
    name = read_pdf(files.pdf(replace(letter, issuer="合成" * 10))).lines(-1)[-2]
    assert len(name) == 20
    assert name[-1].right == pytest.approx(184, abs=0.3)


def test_the_seal_never_stands_on_a_page_without_text(files: LetterFiles, read_pdf: Any, letter: Letter) -> None:
    for count in range(6, 20):
        paragraphs = tuple(Paragraph(f"第{number}段。") for number in range(count))
        last_page = read_pdf(files.pdf(replace(letter, paragraphs=paragraphs))).lines(-1)
        assert f"第{count - 1}段。" in "".join(drawn.text for line in last_page for drawn in line)


MARKUP = (
    '{{ name }} {% x %} #let x = 1 #panic() *粗* _斜_ $x^2$ @引 <标> `码` = 题 \\n // 注 [甲] </w:t>&amp; ~ --- "引"'
)


@pytest.mark.parametrize("field", ["title", "issuer", "document_number", "addressee"])
def test_no_text_is_read_as_markup_in_the_head(files: LetterFiles, read_pdf: Any, letter: Letter, field: str) -> None:
    text = read_pdf(files.pdf(replace(letter, **{field: "#甲*乙*$丙$@丁<戊>"}))).text
    assert "#甲*乙*$丙$@丁<戊>" in text


def test_no_text_is_read_as_markup_in_the_facts(
    files: LetterFiles, read_pdf: Any, letter_about: Callable[..., Letter]
) -> None:
    text = read_pdf(files.pdf(letter_about(facts=MARKUP))).text
    assert "".join(MARKUP.split()) in text


def test_everything_the_letter_says_is_drawn_however_long(
    files: LetterFiles, read_pdf: Any, letter_about: Callable[..., Letter]
) -> None:
    letter = letter_about(facts="\n".join(f"第{number}项事实，逐一查明。" for number in range(200)))
    reading = read_pdf(files.pdf(letter))
    assert len(reading.pages) > 9
    for text in letter.texts:
        assert "".join(text.split()) in _without_numbers(reading)


def _without_numbers(reading: Any) -> str:
    return "".join(drawn.text for page in reading.pages for drawn in page if drawn.bottom > 30)


def test_it_is_a_pdf_for_archives(files: LetterFiles, letter: Letter) -> None:
    content = files.pdf(letter)
    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>" in content
    assert b"2026-03-12" in content


def test_the_same_letter_is_the_same_file(files: LetterFiles, letter: Letter) -> None:
    assert files.pdf(letter) == files.pdf(replace(letter))


def test_another_letter_is_another_file(files: LetterFiles, letter: Letter) -> None:
    changed = tuple(replace(each, text=each.text.replace("15日内", "16日内")) for each in letter.paragraphs)
    assert files.pdf(letter) != files.pdf(replace(letter, paragraphs=changed))


IN_ANOTHER_PROCESS = """
import pickle, sys
from case_engine.adapters.letters.files import LetterFiles
from case_engine.adapters.letters.fonts import LetterFonts
from wenze.sealing.fingerprints import fingerprint
print(fingerprint(LetterFiles(LetterFonts()).pdf(pickle.load(sys.stdin.buffer))))
"""


def test_the_same_letter_is_the_same_file_in_another_process(files: LetterFiles, letter: Letter) -> None:
    done = subprocess.run(
        [sys.executable, "-c", IN_ANOTHER_PROCESS],
        input=pickle.dumps(letter),
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert done.stdout.decode().strip() == fingerprint(files.pdf(letter)), done.stderr.decode()


def test_the_office_s_font_draws_the_text(letter: Letter, tmp_path: Path, draw_square: Callable[..., None]) -> None:
    draw_square("FangSong_GB2312", "甲", tmp_path / "fang.ttf")
    assert LetterFiles(LetterFonts(tmp_path)).pdf(letter) != LetterFiles(LetterFonts()).pdf(letter)
