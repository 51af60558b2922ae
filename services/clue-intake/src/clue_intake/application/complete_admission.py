"""Completing what a held clue's condition still lacks."""

from functools import partial

from clue_intake.application.parameters import ConsultedRuleset
from clue_intake.application.preparation import Preparation, redacted_facts
from clue_intake.application.submit_clues import Clues
from clue_intake.domain.clue.complete_admission import decide_completion
from clue_intake.domain.clue.events import ClueEvent
from clue_intake.domain.clue.state import Clue
from clue_intake.domain.facts import Facts
from clue_intake.domain.redaction import published_form
from wenze.clock import Clock
from wenze.journal.command import Command
from wenze.regulation import Ruleset


class CompleteAdmission:
    """Has a held clue examined again with what someone states now (问责办法 9)."""

    def __init__(self, clues: Clues, preparation: Preparation, ruleset: Ruleset, clock: Clock) -> None:
        self._clues = clues
        self._preparation = preparation
        self._ruleset = ruleset
        self._clock = clock

    async def __call__(self, clue_id: str, stated: Facts, by: str, cause: str) -> Clue | None:
        """The clue after it, or None when there is no such clue.

        Raises: Refusal when the clue was admitted already, Transient.
        """
        history = await self._clues.load(clue_id)
        if history is None or history.state is None:
            return None
        command = Command(
            stream=self._clues.stream(clue_id),
            cause=cause,
            decide=partial(self._decide, stated=stated, by=by),
            actor=by,
            county=history.state.first.clue.county,
            on=self._clock.today(),
            correlation=clue_id,
        )
        (outcome,) = await self._clues.on_requests([command])
        if outcome.refusal:
            raise outcome.refusal
        return outcome.state

    def _decide(self, state: Clue | None, *, stated: Facts, by: str) -> tuple[ClueEvent, ...]:
        if state is None:
            raise ValueError("a stream that was loaded is gone")
        today = self._clock.today()
        stated = redacted_facts(stated, published_form(*self._preparation.informants_of(state)))
        return decide_completion(state, stated, ConsultedRuleset(self._ruleset, today), by, today)
