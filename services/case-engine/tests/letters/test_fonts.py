"""The fonts: the office's first, and nothing is drawn that some font lacks."""

from collections.abc import Callable
from pathlib import Path

import pytest

from case_engine.adapters.letters.font_file import UnusableFontError
from case_engine.adapters.letters.fonts import FREE_SANS, FREE_SERIF, LetterFonts

# 𬭎 and 𬱖 are in the list of characters for general use; 䶮 is a name's.
NAMES = "赟祎镕昇喆堃珺玥䶮𬭎𬱖"


@pytest.fixture(scope="module")
def free() -> LetterFonts:
    return LetterFonts()


def test_the_free_fonts_draw_rare_names_and_a_letter_s_marks(free: LetterFonts) -> None:
    assert free.missing([NAMES, "〔2026〕1号、“《（）》”：；—．１２ABCabc％℃"]) == ""


def test_every_character_that_cannot_be_drawn_is_named_once(free: LetterFonts) -> None:
    assert free.missing(["合成\U00030edd甲\U00030edd", "乙😀"]) == "\U00030edd😀"


@pytest.mark.parametrize("hidden", ["\u202e", "\u200b", "\x07"])
def test_a_hidden_character_is_none_that_can_be_drawn(free: LetterFonts, hidden: str) -> None:
    assert free.missing([f"合成{hidden}甲"]) == hidden


def test_without_a_folder_every_role_has_a_free_family(free: LetterFonts) -> None:
    assert free.families == {
        "body": [FREE_SERIF],
        "title": [FREE_SERIF],
        "heading": [FREE_SANS],
        "subheading": [FREE_SERIF],
        "number": [FREE_SERIF],
    }


def test_the_office_s_own_font_comes_first_and_adds_what_the_free_one_lacks(
    tmp_path: Path, draw_square: Callable[..., None]
) -> None:
    for role, family in (("body", "仿宋_GB2312"), ("title", "方正小标宋简体"), ("heading", "SimHei")):
        draw_square(family, "\U00030edd", tmp_path / f"{role}.ttf")
    fonts = LetterFonts(tmp_path)
    assert fonts.families["body"] == ["仿宋_GB2312", FREE_SERIF]
    assert fonts.missing(["\U00030edd"]) == "\U00030edd", "the subheadings' font still lacks it"
    draw_square("KaiTi", "\U00030edd", tmp_path / "kai.ttf")
    draw_square("SimSun", "\U00030edd", tmp_path / "song.ttf")
    assert LetterFonts(tmp_path).missing(["\U00030edd", "甲"]) == ""


def test_a_folder_that_is_not_there_is_told_in_chinese(tmp_path: Path) -> None:
    with pytest.raises(UnusableFontError, match="不存在"):
        LetterFonts(tmp_path / "none")


def test_a_file_that_is_no_font_is_named(tmp_path: Path) -> None:
    (tmp_path / "坏.ttf").write_bytes(b"no font")
    with pytest.raises(UnusableFontError, match="坏"):
        LetterFonts(tmp_path).missing(["甲"])


def test_other_files_in_the_folder_do_no_harm(tmp_path: Path) -> None:
    (tmp_path / "许可.txt").write_text("许可", encoding="utf-8")
    assert LetterFonts(tmp_path).missing(["甲"]) == ""
