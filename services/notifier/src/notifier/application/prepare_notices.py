"""Prepares the notices of decisions, rulings, proposed starts and deadlines."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final

from notifier.application.ports import Addresses
from notifier.domain.decision import Decision
from notifier.domain.events import NoticeEvent, NoticePrepared
from notifier.domain.letter import Cite
from notifier.domain.notice import Notice, NoticeState
from notifier.domain.preparation import (
    CITY,
    Issue,
    decide_prepare,
    notice_of_start,
    notices_of_decision,
    notices_of_reminder,
    notices_of_ruling,
)
from notifier.domain.reminder import Reminder
from notifier.domain.ruling import Ruling
from notifier.domain.start_letter import ProposedStart
from wenze.clock import Clock
from wenze.journal.command import Command, Outcome
from wenze.journal.executor import History
from wenze.journal.store import AggregateStore

ACTOR: Final = "notifier"

Due = Callable[[Notice, History[Notice] | None], None]
"""Is told of a notice to deliver, with its history if that is all there is."""


@dataclass(frozen=True, slots=True)
class Occasion:
    """A message that someone must be told of. `on` is the business day on which it became a fact."""

    message_id: str
    correlation: str
    county: str
    on: date
    content: Decision | ProposedStart | Reminder | Ruling


class PrepareNotices:
    """A decision and a ruling have two notices, a proposed start one, a deadline one or three, however often they are
    told of. `due` is told of each that is to be delivered."""

    def __init__(
        self,
        notices: AggregateStore[Notice, NoticeEvent],
        addresses: Addresses,
        cite: Cite,
        clock: Clock,
        due: Due,
    ) -> None:
        self._notices = notices
        self._addresses = addresses
        self._cite = cite
        self._clock = clock
        self._due = due

    async def __call__(self, occasions: Sequence[Occasion]) -> None:
        """All notices are recorded and published when this returns.

        Raises: Refusal when a decision lacks a mandatory content, UnknownClauseError when it cites what is no clause,
        ValueError when its id cannot name a notice: nothing was then prepared. Transient.
        """
        commands = [
            self._command(occasion, prepared) for occasion in occasions for prepared in self._prepared(occasion)
        ]
        for outcome in await self._notices.on_messages(commands):
            if outcome.state and outcome.state.state is NoticeState.DUE:
                self._due(outcome.state, _whole(outcome))

    def _prepared(self, occasion: Occasion) -> Sequence[NoticePrepared]:
        office = self._addresses.office_of(occasion.county)
        issue = Issue(occasion.county, office, occasion.on, self._clock.now())
        match occasion.content:
            case Decision() as decision:
                return notices_of_decision(decision, issue, self._cite)
            case ProposedStart() as proposed:
                return [notice_of_start(proposed, issue, self._cite)]
            case Reminder() as reminder:
                return notices_of_reminder(reminder, issue, self._addresses.office_of(CITY), self._cite)
            case Ruling() as ruling:
                return notices_of_ruling(ruling, issue, self._cite)

    def _command(self, occasion: Occasion, prepared: NoticePrepared) -> Command[Notice, NoticeEvent]:
        decide: Callable[[Notice | None], Sequence[NoticeEvent]] = partial(decide_prepare, prepared=prepared)
        return Command(
            stream=self._notices.stream(prepared.notice.notice_id),
            cause=f"message:{occasion.message_id}",
            decide=decide,
            actor=ACTOR,
            county=occasion.county,
            on=self._clock.today(),
            correlation=occasion.correlation,
            opens=True,
        )


def _whole(outcome: Outcome[Notice, NoticeEvent]) -> History[Notice] | None:
    if outcome.commit is None or outcome.repeated:
        return None
    return History(outcome.state, [*outcome.earlier, outcome.commit])
