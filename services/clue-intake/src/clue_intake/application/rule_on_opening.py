"""The custodian's word on a request to read who is sealed in a clue."""

from collections.abc import Callable, Sequence

from clue_intake.application.openings import Openings, Step
from clue_intake.application.preparation import Preparation
from clue_intake.application.submit_clues import Clues
from clue_intake.domain.opening.events import OpeningEvent
from clue_intake.domain.opening.rule import decide_approval, decide_refusal
from clue_intake.domain.opening.state import Opening
from clue_intake.domain.redaction import published_form
from wenze.clock import Clock
from wenze.journal.executor import History


class RuleOnOpening:
    """Approves or refuses a request. That only a custodian calls this is for the policies to see to."""

    def __init__(self, openings: Openings, clues: Clues, preparation: Preparation, clock: Clock) -> None:
        self._openings = openings
        self._clues = clues
        self._preparation = preparation
        self._clock = clock

    async def approve(self, clue_id: str, request_id: str, by: str, reason: str, cause: str) -> History[Opening] | None:
        """The request after it, or None when this clue has no such request. Raises: Refusal, Transient."""
        told = await self._cleared(clue_id, reason)
        return await self._rule(
            clue_id,
            request_id,
            by,
            cause,
            lambda opening: decide_approval(opening, by, told, self._clock.now()),
        )

    async def refuse(self, clue_id: str, request_id: str, by: str, reason: str, cause: str) -> History[Opening] | None:
        """The request after it, or None when this clue has no such request. Raises: Refusal, Transient."""
        told = await self._cleared(clue_id, reason)
        return await self._rule(clue_id, request_id, by, cause, lambda opening: decide_refusal(opening, by, told))

    async def _cleared(self, clue_id: str, reason: str) -> str:
        history = await self._clues.load(clue_id)
        if history is None or history.state is None:
            return reason
        return published_form(*self._preparation.informants_of(history.state))(reason)

    async def _rule(
        self,
        clue_id: str,
        request_id: str,
        by: str,
        cause: str,
        ruling: Callable[[Opening], Sequence[OpeningEvent]],
    ) -> History[Opening] | None:
        history = await self._openings.of_clue(clue_id, request_id)
        if history is None or history.state is None:
            return None

        def decide(state: Opening | None) -> Sequence[OpeningEvent]:
            if state is None:
                raise ValueError("a stream that was loaded is gone")
            return ruling(state)

        return await self._openings.take(Step(request_id, history.state.request.county, by, cause), decide)
