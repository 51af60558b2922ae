"""The list of requests to read sealed informants."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from clue_intake.domain.opening.state import Opening, Ruling
from wenze.journal.executor import History


@dataclass(frozen=True, slots=True)
class ListedOpening:
    """A request in the list."""

    request_id: str
    clue_id: str
    county: str
    requested_by: str
    requested_at: datetime
    reason: str
    hours: int
    ruling: Ruling
    ruled_by: str
    ruling_reason: str
    open_until: datetime | None
    read: tuple[datetime, ...]


class OpeningList(Protocol):
    """Finds requests. Every method may raise Transient."""

    async def keep(self, listed: ListedOpening, version: int) -> None:
        """List the request unless a later version of it is listed; safe to repeat."""
        ...

    async def page(
        self, *, clue_id: str, ruling: Ruling | None, skip: int, limit: int
    ) -> tuple[Sequence[ListedOpening], int]:
        """Requests made last first, and how many there are in all; empty criteria do not narrow."""
        ...


def listed_opening(history: History[Opening]) -> ListedOpening:
    """The request as the list has it."""
    opening = history.state
    if opening is None:
        raise ValueError("a stream without commits cannot be listed")
    asked = opening.request
    return ListedOpening(
        request_id=asked.request_id,
        clue_id=asked.clue_id,
        county=asked.county,
        requested_by=asked.requested_by,
        requested_at=history.commits[0].at,
        reason=asked.reason,
        hours=asked.hours,
        ruling=opening.ruling,
        ruled_by=opening.ruled_by,
        ruling_reason=opening.ruling_reason,
        open_until=opening.open_until,
        read=opening.read,
    )
