"""问责办法 10.3: the office urges that a decision is carried out, and records that it was."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Execution:
    """How the decision was carried out, by whom, and on which day."""

    executed_on: date
    executed_by: str
    result: str
