"""The levels of posts (职务层次) as an ordered vocabulary."""

from enum import StrEnum
from typing import Final


class Level(StrEnum):
    """A level of posts, the lowest first."""

    CLERK = "clerk"
    DEPUTY_SECTION = "deputy-section"
    SECTION = "section"
    DEPUTY_DIVISION = "deputy-division"
    DIVISION = "division"
    DEPUTY_DEPARTMENT = "deputy-department"

    @property
    def rank(self) -> int:
        """The place in the order, 0 for the lowest."""
        return list(Level).index(self)

    @property
    def chinese(self) -> str:
        """The name people use."""
        return CHINESE_LEVELS[self]

    def is_above(self, other: "Level") -> bool:
        """Whether this level is higher than the other."""
        return self.rank > other.rank


CHINESE_LEVELS: Final[dict[Level, str]] = {
    Level.CLERK: "科员",
    Level.DEPUTY_SECTION: "副科级",
    Level.SECTION: "正科级",
    Level.DEPUTY_DIVISION: "副处级",
    Level.DIVISION: "正处级",
    Level.DEPUTY_DEPARTMENT: "副厅级",
}

_OTHER_NAMES: Final[dict[str, Level]] = {
    "乡科级副职": Level.DEPUTY_SECTION,
    "乡科级正职": Level.SECTION,
    "县处级副职": Level.DEPUTY_DIVISION,
    "副县级": Level.DEPUTY_DIVISION,
    "县处级正职": Level.DIVISION,
    "正县级": Level.DIVISION,
    "厅局级副职": Level.DEPUTY_DEPARTMENT,
}

_BY_TEXT: Final[dict[str, Level]] = (
    {level.value: level for level in Level} | {name: level for level, name in CHINESE_LEVELS.items()} | _OTHER_NAMES
)


def level_named(text: str) -> Level | None:
    """The level with that code or Chinese name, or None: an unknown text is never taken for a near one."""
    return _BY_TEXT.get(text.strip())


def level_names() -> str:
    """All levels for an error text: `clerk（科员）、…`."""
    return "、".join(f"{level.value}（{level.chinese}）" for level in Level)
