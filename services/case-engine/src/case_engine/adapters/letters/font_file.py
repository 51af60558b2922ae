"""A font file: by which names it goes, and what it can draw."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

SUFFIXES: Final = frozenset({".ttf", ".otf", ".ttc"})
# The name table's family, and the family that typographers group more styles under.
_FAMILY_NAMES: Final = (1, 16)


class UnusableFontError(ValueError):
    """A file in the office's font folder is no font, or the folder is not there; says so in Chinese."""


@dataclass(frozen=True, slots=True)
class FontFile:
    """What a font file offers: its families, by every name they go by, and the characters that it draws."""

    families: frozenset[str]
    characters: frozenset[int]


def font_file(path: Path) -> FontFile:
    """The file, read. Raises: UnusableFontError."""
    # Loaded when the first letter is drawn, not at every service's start.
    from fontTools.ttLib import TTCollection, TTFont, TTLibError  # noqa: PLC0415

    try:
        faces = TTCollection(path, lazy=True).fonts if path.suffix.lower() == ".ttc" else [TTFont(path, lazy=True)]
        names = [record for face in faces for record in face["name"].names if record.nameID in _FAMILY_NAMES]
        return FontFile(
            families=frozenset(record.toUnicode() for record in names),
            characters=frozenset().union(*(face.getBestCmap() or () for face in faces)),
        )
    except (TTLibError, OSError, KeyError, UnicodeDecodeError) as error:
        raise UnusableFontError(f"字体文件 {path.name} 无法读取。请更换文件，或者把它移出字体目录。") from error
