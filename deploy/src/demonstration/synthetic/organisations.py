"""Units that do not exist, in the counties and zones that do."""

from dataclasses import dataclass
from typing import Final, Literal

from demonstration.synthetic.people import MARK
from wenze.counties import COUNTIES, County

Kind = Literal["government", "department", "vertical", "township", "company", "village"]
"""What a unit is: a county's government, a department of it, one managed from above (垂直管理), a township, a
state-owned company, a village committee."""

CITY: Final = COUNTIES[0]
BELOW_THE_CITY: Final = COUNTIES[1:]

_DEPARTMENTS: Final = (
    "自然资源局",
    "住房和城乡建设局",
    "交通运输局",
    "水利局",
    "农业农村局",
    "教育局",
    "卫生健康局",
    "应急管理局",
    "信访局",
    "民政局",
    "人力资源和社会保障局",
    "财政局",
    "行政审批服务局",
    "文化旅游广电局",
    "林业局",
    "城市管理局",
    "发展和改革局",
    "乡村振兴局",
)
_VERTICAL: Final = ("税务局", "生态环境分局", "气象局")
_TOWNSHIPS: Final = ("甲镇", "乙镇", "丙镇", "丁镇", "戊镇")
_COMPANIES: Final = ("城市建设投资公司", "水务公司", "公共交通公司")
_VILLAGES: Final = ("甲镇子村", "乙镇丑村", "丙镇寅村")

_NAMES: Final[dict[Kind, tuple[str, ...]]] = {
    "government": ("人民政府",),
    "department": _DEPARTMENTS,
    "vertical": _VERTICAL,
    "township": _TOWNSHIPS,
    "company": _COMPANIES,
    "village": _VILLAGES,
}
_IN_THE_CITY: Final[tuple[Kind, ...]] = ("department", "company")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit by its marked name, such as 合成·平江县水利局."""

    name: str
    county: County
    kind: Kind


def units_of(county: County) -> tuple[Unit, ...]:
    """All synthetic units of a county or zone; of the city those at its own level."""
    kinds = _IN_THE_CITY if county == CITY else tuple(_NAMES)
    place = county.name.removesuffix("直")
    return tuple(Unit(f"{MARK}{place}{name}", county, kind) for kind in kinds for name in _names(county, kind))


def _names(county: County, kind: Kind) -> tuple[str, ...]:
    """A zone is run by a committee, not by a government."""
    return ("管理委员会",) if county.kind == "zone" and kind == "government" else _NAMES[kind]
