"""What time brings by itself: deadlines make themselves heard, and decisions take effect on their day."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from case_engine.application.act_on_case import Cases
from case_engine.application.assess import Assessor
from case_engine.application.deadline_list import DeadlineList
from case_engine.application.propose_starts import SYSTEM
from case_engine.domain.case.case import Case
from case_engine.domain.case.events import DeadlineFired, Event
from case_engine.domain.case.force import decide_in_force
from case_engine.domain.case.stages import Stage
from case_engine.domain.deadlines.deadline import DeadlineKind, Phase
from case_engine.domain.deadlines.firing import decide_fired
from wenze.clock import Clock
from wenze.errors import Transient
from wenze.journal.command import Command
from wenze.journal.executor import History
from wenze.journal.lease import Lease

BATCH: Final = 500

log = logging.getLogger(__name__)


class SweepDeadlines:
    """Costs by what is due, not by what is open; each phase of a deadline is one entry in the case's journal.

    Its cause is unique, so that however many replicas sweep, it fires once.
    """

    def __init__(self, cases: Cases, listed: DeadlineList, assessor: Assessor, clock: Clock, *, lead_days: int) -> None:
        self._cases = cases
        self._listed = listed
        self._assessor = assessor
        self._clock = clock
        self._lead_days = lead_days

    async def run(self, lease: Lease, seconds: float) -> None:
        """Sweep again and again on the one replica that has the lease. Runs until cancelled."""
        while True:
            try:
                if await lease.acquire():
                    await self()
            except Transient as outage:
                log.warning("the sweep of deadlines tries again later: %s", outage)
            await asyncio.sleep(seconds)

    async def __call__(self) -> int:
        """Answers how many entries were made. Raises: Transient."""
        due = await self._listed.alarmed(self._clock.today(), BATCH)
        histories = await self._cases.load_many([self._cases.stream(case_id) for case_id in due])
        commands = [command for stream, history in histories.items() for command in self._commands(stream, history)]
        outcomes = await self._cases.on_requests(commands)
        return sum(outcome.commit is not None and not outcome.repeated for outcome in outcomes)

    def _commands(self, stream: str, history: History[Case]) -> Sequence[Command[Case, Event]]:
        case = history.state
        if case is None:
            return ()
        of_decisions = [
            self._command(
                stream,
                history,
                f"{decision.decision_id}:{DeadlineKind.ENTRY_INTO_FORCE}:{Phase.DUE}",
                partial(self._in_force, cadre_id=proceeding.subject.cadre_id),
            )
            for proceeding in case.proceedings
            if proceeding.stage is Stage.LETTER_ISSUED
            and (decision := proceeding.decision)
            and decision.effective_on <= self._clock.today()
        ]
        fired = [(event.deadline_id, event.phase) for event in self._fired(case)]
        of_deadlines = [
            self._command(stream, history, f"{deadline}:{phase}", partial(self._fire, mark=(deadline, phase)))
            for deadline, phase in fired
        ]
        return (*of_decisions, *of_deadlines)

    def _in_force(self, case: Case | None, cadre_id: str) -> Sequence[Event]:
        if case is None or case.stage_of(cadre_id) is not Stage.LETTER_ISSUED:
            return ()
        return decide_in_force(case, cadre_id, actor=SYSTEM, today=self._clock.today())

    def _fire(self, case: Case | None, mark: tuple[str, Phase]) -> Sequence[Event]:
        return [event for event in self._fired(case) if (event.deadline_id, event.phase) == mark] if case else ()

    def _fired(self, case: Case) -> tuple[DeadlineFired, ...]:
        return decide_fired(
            case, today=self._clock.today(), lead_days=self._lead_days, reckoning=self._assessor.reckoning
        )

    def _command(
        self, stream: str, history: History[Case], mark: str, decide: Callable[[Case | None], Sequence[Event]]
    ) -> Command[Case, Event]:
        first = history.commits[0]
        return Command(
            stream=stream,
            cause=f"deadline:{mark}",
            decide=decide,
            actor=SYSTEM,
            county=first.county,
            on=self._clock.today(),
            correlation=first.correlation,
        )
