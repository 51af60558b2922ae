"""问责办法 10.3: a decision is made known within a scope that people state."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Publication:
    """Within which scope (公开范围), where and on which day."""

    scope: str
    place: str
    published_on: date
