"""What the roster says about a cadre: no more than eligibility and notices need, and no ID number."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from personnel.domain.levels import Level


class ManagedBy(StrEnum):
    """Whose cadre this is under 干部管理权限."""

    CITY = "city"
    COUNTY = "county"
    UNIT = "unit"


CHINESE_MANAGED_BY: Final[dict[ManagedBy, str]] = {
    ManagedBy.CITY: "市管",
    ManagedBy.COUNTY: "县管",
    ManagedBy.UNIT: "单位管理",
}


@dataclass(frozen=True, slots=True)
class Particulars:
    """A cadre's line in the roster.

    `county` is a six-digit code. `probation_until` is the last day of a probation (试用期), None without one.
    `vertical` tells that a department of a higher level manages the cadre (垂直管理).
    """

    name: str
    county: str
    unit: str
    post: str
    level: Level
    managed_by: ManagedBy
    probation_until: date | None = None
    vertical: bool = False
