"""What happens to a request to read a sealed informant. None of it says who the informant is."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class OpeningRequested:
    """Someone asks, with a reason, to read who is sealed in a clue, for a number of hours."""

    request_id: str
    clue_id: str
    county: str
    accused: tuple[str, ...]
    requested_by: str
    reason: str
    hours: int


@dataclass(frozen=True, slots=True)
class OpeningApproved:
    """A custodian opens the seal for the requester alone, until a moment that is no longer within the time."""

    approved_by: str
    reason: str
    open_until: datetime


@dataclass(frozen=True, slots=True)
class OpeningRefused:
    """A custodian leaves the seal closed."""

    refused_by: str
    reason: str


@dataclass(frozen=True, slots=True)
class InformantRead:
    """The requester was shown who is sealed."""

    read_by: str
    read_at: datetime


OpeningEvent = OpeningRequested | OpeningApproved | OpeningRefused | InformantRead
