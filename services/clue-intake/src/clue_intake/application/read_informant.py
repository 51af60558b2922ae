"""Reading who is sealed in a clue, once the custodian approved and within the time."""

from collections.abc import Sequence

from clue_intake.application.openings import Openings, Step
from clue_intake.application.preparation import Preparation, SealedReport
from clue_intake.application.submit_clues import Clues
from clue_intake.domain.opening.events import InformantRead
from clue_intake.domain.opening.read import decide_reading
from clue_intake.domain.opening.state import Opening
from wenze.clock import Clock


class ReadInformant:
    """Opens the seals for the requester; the reading is in the journal before they are shown anything."""

    def __init__(self, openings: Openings, clues: Clues, preparation: Preparation, clock: Clock) -> None:
        self._openings = openings
        self._clues = clues
        self._preparation = preparation
        self._clock = clock

    async def __call__(self, clue_id: str, request_id: str, by: str, cause: str) -> Sequence[SealedReport] | None:
        """What is sealed, or None when this clue has no such request. `cause` is another one for each reading.

        Raises: Refusal, SealBroken when a key is gone, Transient.
        """
        known = await self._openings.of_clue(clue_id, request_id)
        clue = await self._clues.load(clue_id)
        if known is None or known.state is None or clue is None or clue.state is None:
            return None

        def decide(state: Opening | None) -> Sequence[InformantRead]:
            if state is None:
                raise ValueError("a stream that was loaded is gone")
            return decide_reading(state, by, self._clock.now())

        await self._openings.take(Step(request_id, known.state.request.county, by, cause), decide)
        return self._preparation.sealed_in(clue.state)
