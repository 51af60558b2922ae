"""激励办法 9: what was alleged is cleared up (澄清正名), before the circle that the allegation had reached."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Clearance:
    """What was found instead, to whom it was made known, and what becomes of who fabricated it, if anybody did."""

    facts: str
    circle: str
    fabricator: str
    cleared_on: date


@dataclass(frozen=True, slots=True)
class Closing:
    """The file of one subject is complete and goes to the archive."""

    summary: str
    closed_on: date
