"""问责办法 4: the city office takes a case over from below (提级), for a recorded reason."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Takeover:
    """Why, by whom and on which day; `handler` prepares the case from then on."""

    reasons: str
    decided_by: str
    handler: str
    taken_over_on: date
