"""A year's official calendar is imported without a release, and what had been provisional is computed anew."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from case_engine.application.act_on_case import Cases
from case_engine.application.deadline_list import DeadlineList
from case_engine.application.propose_starts import SYSTEM
from case_engine.domain.calendar.imported import CalendarImported, ImportedCalendar, ImportedDay
from case_engine.domain.case.case import Case
from case_engine.domain.case.events import Event
from case_engine.domain.deadlines.firing import decide_moved
from case_engine.domain.deadlines.reckoning import Reckoning
from wenze.clock import Clock
from wenze.errors import Transient
from wenze.journal.command import Command
from wenze.journal.executor import History
from wenze.journal.lease import Lease
from wenze.journal.store import AggregateStore

OFFICIAL: Final = "official"
CITY: Final = "430600"
AT_ONCE: Final = 500
"""Cases are computed anew so many at a time."""

ImportedCalendars = AggregateStore[ImportedCalendar, CalendarImported]
Counted = Callable[[Sequence[ImportedDay]], Reckoning]
"""How days are counted with these imported days in the calendar."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class CalendarReport:
    """What an import led to: which years it named, and how many cases have a deadline that was computed anew."""

    file_name: str
    fingerprint: str
    years: tuple[int, ...]
    days: int
    cases: int


class ImportCalendar:
    """Keeps imported years in the journal, and every replica's calendar up to date with it."""

    def __init__(
        self,
        calendars: ImportedCalendars,
        cases: Cases,
        listed: DeadlineList,
        counted: Counted,
        adopt: Callable[[Sequence[ImportedDay]], None],
        clock: Clock,
    ) -> None:
        self._calendars = calendars
        self._cases = cases
        self._listed = listed
        self._counted = counted
        self._adopt = adopt
        self._clock = clock
        self._version = 0

    async def __call__(self, imported: CalendarImported, *, actor: str, key: str) -> CalendarReport:
        """Import the years and compute anew what rested on them; the same file changes nothing. Raises: Transient."""
        stream = self._calendars.stream(OFFICIAL)

        def decide(calendar: ImportedCalendar | None) -> Sequence[CalendarImported]:
            known = set(calendar.days) if calendar else set[ImportedDay]()
            return () if set(imported.days) <= known else (imported,)

        await self._calendars.on_requests(
            [
                Command(
                    stream=stream,
                    cause=f"http:{key}",
                    decide=decide,
                    actor=actor,
                    county=CITY,
                    on=self._clock.today(),
                    correlation=stream,
                )
            ]
        )
        history = await self.refresh()
        moved = await self._recompute(history) if history else 0
        return CalendarReport(imported.file_name, imported.fingerprint, imported.years, len(imported.days), moved)

    async def run(self, lease: Lease, seconds: float) -> None:
        """Take over what another replica imported, and finish what a crash left. Runs until cancelled."""
        while True:
            try:
                before = self._version
                history = await self.refresh()
                if history and self._version != before and await lease.acquire():
                    await self._recompute(history)
            except Transient as outage:
                log.warning("the calendar is looked at again later: %s", outage)
            await asyncio.sleep(seconds)

    async def refresh(self) -> History[ImportedCalendar] | None:
        """Bring this replica's calendar up to date. Raises: Transient."""
        history = await self._calendars.load(OFFICIAL)
        if history is None or history.state is None:
            return None
        if len(history.commits) != self._version:
            self._adopt(history.state.days)
            self._version = len(history.commits)
        return history

    async def _recompute(self, history: History[ImportedCalendar]) -> int:
        """Each case once for each version of the calendar; answers in how many a deadline was computed anew."""
        if history.state is None:
            return 0
        version = len(history.commits)
        before, after = self._counted(history.state.previous), self._counted(history.state.days)
        decide = partial(_moved, before=before, after=after)
        moved, last = 0, ""
        while case_ids := await self._listed.provisional(last, AT_ONCE):
            histories = await self._cases.load_many([self._cases.stream(case_id) for case_id in case_ids])
            outcomes = await self._cases.on_requests(
                [self._command(stream, known, version, decide) for stream, known in histories.items()]
            )
            moved += sum(outcome.commit is not None and not outcome.repeated for outcome in outcomes)
            last = case_ids[-1]
        return moved

    def _command(
        self,
        stream: str,
        history: History[Case],
        version: int,
        decide: Callable[[Case | None], Sequence[Event]],
    ) -> Command[Case, Event]:
        first = history.commits[0]
        return Command(
            stream=stream,
            cause=f"calendar:{version}",
            decide=decide,
            actor=SYSTEM,
            county=first.county,
            on=self._clock.today(),
            correlation=first.correlation,
        )


def _moved(case: Case | None, before: Reckoning, after: Reckoning) -> Sequence[Event]:
    return () if case is None else decide_moved(case, before=before, after=after)
