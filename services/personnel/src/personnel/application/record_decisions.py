"""Decisions that came into force, and what ends them: it all goes into the ledgers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from personnel.domain.cadre import Cadre
from personnel.domain.events import CadreEvent
from wenze.clock import Clock
from wenze.journal.command import Command
from wenze.journal.store import AggregateStore

Decide = Callable[[Cadre | None], Sequence[CadreEvent]]


@dataclass(frozen=True, slots=True)
class Received:
    """What a message brings to a cadre's ledger: `cause` is its identity, `sender` the service that sent it."""

    cadre_id: str
    county: str
    decide: Decide
    cause: str
    correlation: str
    sender: str


class RecordDecisions:
    """问责办法 12, 18: record each decision's effects, and their end, exactly once, and tell so on the bus."""

    def __init__(self, cadres: AggregateStore[Cadre, CadreEvent], clock: Clock) -> None:
        self._cadres = cadres
        self._clock = clock

    async def __call__(self, received: Sequence[Received]) -> None:
        """All are recorded and published when this returns. Raises: Transient."""
        if received:
            await self._cadres.on_messages([self._command(each) for each in received])

    def _command(self, received: Received) -> Command[Cadre, CadreEvent]:
        return Command(
            stream=self._cadres.stream(received.cadre_id),
            cause=received.cause,
            decide=received.decide,
            actor=received.sender,
            county=received.county,
            on=self._clock.today(),
            correlation=received.correlation,
        )
