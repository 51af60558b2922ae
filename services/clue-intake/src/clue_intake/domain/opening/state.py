"""A request to read a sealed informant as its events made it."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from clue_intake.domain.opening.events import (
    InformantRead,
    OpeningApproved,
    OpeningEvent,
    OpeningRefused,
    OpeningRequested,
)


class Ruling(StrEnum):
    """What the custodian said so far."""

    PENDING = "pending"
    APPROVED = "approved"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Opening:
    """A request. `open_until` is set once it is approved; `read` are the moments of each reading."""

    request: OpeningRequested
    ruling: Ruling = Ruling.PENDING
    ruled_by: str = ""
    ruling_reason: str = ""
    open_until: datetime | None = None
    read: tuple[datetime, ...] = ()

    def is_open(self, now: datetime) -> bool:
        """Whether the requester may read at this moment; the moment at which the time ends is outside it."""
        return self.open_until is not None and now < self.open_until


def evolve(state: Opening | None, event: OpeningEvent) -> Opening:
    """The request after the event. Raises: ValueError when a stream does not begin with OpeningRequested."""
    if isinstance(event, OpeningRequested):
        return Opening(event)
    if state is None:
        raise ValueError(f"a request's history begins with {type(event).__name__}")
    match event:
        case OpeningApproved(approved_by, reason, open_until):
            return replace(
                state, ruling=Ruling.APPROVED, ruled_by=approved_by, ruling_reason=reason, open_until=open_until
            )
        case OpeningRefused(refused_by, reason):
            return replace(state, ruling=Ruling.REFUSED, ruled_by=refused_by, ruling_reason=reason)
        case InformantRead(read_at=read_at):
            return replace(state, read=(*state.read, read_at))
