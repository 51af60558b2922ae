"""Where the circumstances pull, and how strongly."""

from dataclasses import dataclass

from case_engine.domain.assessment.codes import Direction
from case_engine.domain.assessment.verdict import Reason


@dataclass(frozen=True, slots=True)
class Pull:
    """The direction, by how many circumstances, and why where that needs saying."""

    direction: Direction
    steps: int
    reasons: tuple[Reason, ...] = ()
