"""Which posts a synthetic unit has, at which level, and who manages the cadres in them (干部管理权限)."""

from dataclasses import dataclass
from typing import Final, Literal

from demonstration.synthetic.organisations import CITY, Kind, Unit

Level = Literal["clerk", "deputy-section", "section", "deputy-division", "division"]
Management = Literal["city", "county", "unit"]

LEVEL_NAMES: Final[dict[Level, str]] = {
    "clerk": "科员",
    "deputy-section": "副科级",
    "section": "正科级",
    "deputy-division": "副处级",
    "division": "正处级",
}
MANAGEMENT_NAMES: Final[dict[Management, str]] = {"city": "市管", "county": "县管", "unit": "单位管理"}


@dataclass(frozen=True, slots=True)
class Post:
    """A post, and how many seats of it a unit has."""

    title: str
    level: Level
    managed_by: Management
    seats: int


_OF_THE_CITY: Final[dict[Kind, tuple[Post, ...]]] = {
    "department": (
        Post("党组书记、局长", "division", "city", 1),
        Post("党组成员、副局长", "deputy-division", "city", 3),
        Post("科长", "section", "unit", 5),
        Post("副科长", "deputy-section", "unit", 5),
        Post("科员", "clerk", "unit", 6),
    ),
    "company": (
        Post("党委书记、董事长", "division", "city", 1),
        Post("副总经理", "deputy-division", "city", 2),
        Post("部门经理", "section", "unit", 3),
    ),
}

_BELOW_THE_CITY: Final[dict[Kind, tuple[Post, ...]]] = {
    "government": (
        Post("主要负责人", "division", "city", 1),
        Post("分管负责人", "deputy-division", "city", 4),
    ),
    "department": (
        Post("党组书记、局长", "section", "county", 1),
        Post("党组成员、副局长", "deputy-section", "county", 2),
        Post("股长", "clerk", "unit", 2),
    ),
    "vertical": (
        Post("党组书记、局长", "section", "county", 1),
        Post("副局长", "deputy-section", "county", 1),
    ),
    "township": (
        Post("党委书记", "section", "county", 1),
        Post("党委副书记、镇长", "section", "county", 1),
        Post("副镇长", "deputy-section", "county", 2),
        Post("办公室主任", "clerk", "unit", 2),
    ),
    "company": (
        Post("总经理", "section", "county", 1),
        Post("副总经理", "deputy-section", "county", 1),
    ),
    "village": (Post("党支部书记、村委会主任", "clerk", "county", 1),),
}


def posts_of(unit: Unit) -> tuple[Post, ...]:
    """The posts in the unit."""
    return (_OF_THE_CITY if unit.county == CITY else _BELOW_THE_CITY)[unit.kind]
