"""The requests to read sealed informants: one command on one of them, and its listing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from clue_intake.application.opening_list import OpeningList, listed_opening
from clue_intake.domain.opening.events import OpeningEvent
from clue_intake.domain.opening.state import Opening
from wenze.clock import Clock
from wenze.journal.command import Command
from wenze.journal.executor import History
from wenze.journal.store import AggregateStore

OpeningStore: TypeAlias = AggregateStore[Opening, OpeningEvent]


@dataclass(frozen=True, slots=True)
class Step:
    """A step on one request: who takes it, in which county, and by which cause it is known again."""

    request_id: str
    county: str
    by: str
    cause: str


class Openings:
    """Takes steps on requests."""

    def __init__(self, store: OpeningStore, opening_list: OpeningList, clock: Clock) -> None:
        self._store = store
        self._list = opening_list
        self._clock = clock

    async def of_clue(self, clue_id: str, request_id: str) -> History[Opening] | None:
        """The request, or None when this clue has no such request. Raises: Transient."""
        history = await self._store.load(request_id)
        if history is None or history.state is None or history.state.request.clue_id != clue_id:
            return None
        return history

    async def take(self, step: Step, decide: Callable[[Opening | None], Sequence[OpeningEvent]]) -> History[Opening]:
        """The request after the step, which is durable and listed. Raises: Refusal, Transient."""
        command = Command(
            stream=self._store.stream(step.request_id),
            cause=step.cause,
            decide=decide,
            actor=step.by,
            county=step.county,
            on=self._clock.today(),
            correlation=step.request_id,
        )
        (outcome,) = await self._store.on_requests([command])
        if outcome.refusal:
            raise outcome.refusal
        history = await self._store.load(step.request_id)
        if history is None:
            raise ValueError("a request that was recorded is gone")
        await self._list.keep(listed_opening(history), len(history.commits))
        return history
