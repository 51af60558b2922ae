"""问责办法 10.1: in a special situation there is more time for the opinion, once somebody else approved the reason."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ExtensionRequest:
    """What makes the situation special."""

    reasons: str
    requested_on: date


@dataclass(frozen=True, slots=True)
class ExtensionRuling:
    """Who approved the extension, or did not, and why."""

    approved: bool
    reasons: str
    ruled_by: str
    ruled_on: date
