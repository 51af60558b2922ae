"""The fonts of the letters: the office's own where it has them, else free ones that come with the installation."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Final

import pylopdf_fonts_zh_cn

from case_engine.adapters.letters.font_file import SUFFIXES, FontFile, UnusableFontError, font_file

FREE_SERIF: Final = "Noto Serif SC"
FREE_SANS: Final = "Noto Sans SC"

_OFFICE_FAMILIES: Final[Mapping[str, tuple[str, ...]]] = {
    "body": ("FangSong_GB2312", "仿宋_GB2312", "FangSong", "仿宋", "FZFangSong-Z02S", "方正仿宋_GBK", "FandolFang R"),
    "title": ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "方正小标宋简体", "方正小标宋_GBK"),
    "heading": ("SimHei", "黑体", "FZHei-B01S", "方正黑体_GBK", "FandolHei"),
    "subheading": ("KaiTi_GB2312", "楷体_GB2312", "KaiTi", "楷体", "FZKai-Z03S", "方正楷体_GBK", "FandolKai"),
    "number": ("SimSun", "宋体", "FandolSong"),
}
_FREE_FAMILY: Final = {"heading": FREE_SANS}


class LetterFonts:
    """The families for each role, the office's first and a free one last, and which characters they draw together.

    `office_folder` is the office's folder of licensed fonts. Font files are only read when a letter is first drawn.
    """

    def __init__(self, office_folder: Path | None = None) -> None:
        """Raises: UnusableFontError when the folder is not there."""
        if office_folder is not None and not office_folder.is_dir():
            raise UnusableFontError(f"字体目录 {office_folder} 不存在。请核对目录，或者不设置，改用随附的字体。")
        free = Path(pylopdf_fonts_zh_cn.__file__).parent
        self.folders: Final = [free] if office_folder is None else [office_folder, free]

    @cached_property
    def families(self) -> dict[str, list[str]]:
        """For each role the families to draw with, in order; those that are not there are left out."""
        present = {family for file in self._files for family in file.families}
        return {
            role: [*(name for name in names if name in present), _FREE_FAMILY.get(role, FREE_SERIF)]
            for role, names in _OFFICE_FAMILIES.items()
        }

    def missing(self, texts: Iterable[str]) -> str:
        """The characters that the fonts of some role cannot draw, each once; empty when everything can be drawn."""
        characters = dict.fromkeys(character for text in texts for character in text if not character.isspace())
        return "".join(character for character in characters if ord(character) not in self._drawable)

    @cached_property
    def _files(self) -> list[FontFile]:
        paths = [path for folder in self.folders for path in sorted(folder.rglob("*"))]
        return [font_file(path) for path in paths if path.suffix.lower() in SUFFIXES]

    @cached_property
    def _drawable(self) -> frozenset[int]:
        """What every role can draw: no character may be missing wherever in the letter it stands."""
        return frozenset.intersection(*(self._drawn_by(families) for families in self.families.values()))

    def _drawn_by(self, families: list[str]) -> frozenset[int]:
        wanted = set(families)
        return frozenset().union(*(file.characters for file in self._files if file.families & wanted))
