"""Decisions that came into force: their effects go into the ledgers."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from personnel.domain.cadre import Cadre
from personnel.domain.decision import Decision
from personnel.domain.events import CadreEvent
from personnel.domain.record import decide_recording
from wenze.clock import Clock
from wenze.journal.command import Command
from wenze.journal.store import AggregateStore


@dataclass(frozen=True, slots=True)
class DecisionReceived:
    """A decision with the message it came in: `cause` is the message's identity, `sender` the service that sent it."""

    cadre_id: str
    county: str
    decision: Decision
    cause: str
    correlation: str
    sender: str


class RecordDecisions:
    """问责办法 18: record each decision's effects exactly once, and tell so on the bus."""

    def __init__(self, cadres: AggregateStore[Cadre, CadreEvent], clock: Clock) -> None:
        self._cadres = cadres
        self._clock = clock

    async def __call__(self, received: Sequence[DecisionReceived]) -> None:
        """All are recorded and published when this returns. Raises: Transient."""
        if received:
            await self._cadres.on_messages([self._command(each) for each in received])

    def _command(self, received: DecisionReceived) -> Command[Cadre, CadreEvent]:
        return Command(
            stream=self._cadres.stream(received.cadre_id),
            cause=received.cause,
            decide=partial(decide_recording, cadre_id=received.cadre_id, decision=received.decision),
            actor=received.sender,
            county=received.county,
            on=self._clock.today(),
            correlation=received.correlation,
        )
