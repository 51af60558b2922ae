"""What is asked."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from personnel.domain.levels import Level


class Action(StrEnum):
    """What is intended for the cadre."""

    PROMOTION = "promotion"
    HONOURS = "honours"
    APPOINTMENT = "appointment"


CHINESE_ACTIONS: Final[dict[Action, str]] = {
    Action.PROMOTION: "提拔",
    Action.HONOURS: "评优评先",
    Action.APPOINTMENT: "安排职务",
}


@dataclass(frozen=True, slots=True)
class Question:
    """Is `action` possible on the day `on`? `level` and `post` are those intended, None and empty if not told.

    For honours `on` is a day of the year that is honoured.
    """

    action: Action
    on: date
    level: Level | None = None
    post: str = ""
