"""The list of deadlines that are approaching or overdue. It may lag behind the journal."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Protocol

from case_engine.domain.deadlines.deadline import Deadline, Standing

MOST_CASES: Final = 5_000


@dataclass(frozen=True, slots=True)
class ListedDeadline:
    """A deadline with the case it belongs to."""

    case_id: str
    county: str
    title: str
    handler: str
    deadline: Deadline


class DeadlineList(Protocol):
    """The open deadlines of all cases. Methods may raise Transient."""

    async def due_until(self, day: date, county: str, limit: int) -> list[ListedDeadline]:
        """Those due by the day, of one county or, if empty, of all: from the `limit` cases that are due first."""
        ...

    async def alarmed(self, day: date, limit: int) -> list[str]:
        """The cases in which a deadline is to be heard by that day, the longest waiting first."""
        ...

    async def provisional(self, after: str, limit: int) -> list[str]:
        """Cases with a deadline whose day is provisional, in the order of their ids, beyond the id `after`."""
        ...


class ListDeadlines:
    """Answers which deadlines are approaching or overdue, the earliest first."""

    def __init__(self, listed: DeadlineList, lead_days: int) -> None:
        self._listed = listed
        self._lead_days = lead_days

    async def __call__(self, standing: Standing | None, county: str, today: date) -> list[ListedDeadline]:
        """Both kinds when `standing` is None. Raises: Transient."""
        wanted = {standing} if standing else {Standing.APPROACHING, Standing.OVERDUE}
        horizon = today if standing is Standing.OVERDUE else today + timedelta(days=self._lead_days)
        found = await self._listed.due_until(horizon, county, MOST_CASES)
        chosen = [each for each in found if each.deadline.standing(today, self._lead_days) in wanted]
        return sorted(chosen, key=lambda each: (each.deadline.due_on, each.deadline.deadline_id))

    def standing(self, deadline: Deadline, today: date) -> Standing:
        """How a deadline stands today."""
        return deadline.standing(today, self._lead_days)
