"""Where the circumstances pull, and how strongly."""

from typing import Final, NamedTuple

from case_engine.domain.assessment.codes import Direction
from case_engine.domain.assessment.verdict import Reason


class Pull(NamedTuple):
    """The direction, by how many circumstances where there is one, and why where that needs saying."""

    direction: Direction
    steps: int = 0
    reasons: tuple[Reason, ...] = ()


NO_PULL: Final = Pull(Direction.NEUTRAL)
