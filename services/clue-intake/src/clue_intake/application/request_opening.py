"""Asking to read who is sealed in a clue."""

from functools import partial
from typing import Final, cast

from clue_intake.application.openings import Openings, Step
from clue_intake.application.preparation import Preparation
from clue_intake.application.submit_clues import Clues
from clue_intake.domain.opening.events import OpeningRequested
from clue_intake.domain.opening.request import decide_request
from clue_intake.domain.opening.state import Opening
from clue_intake.domain.redaction import published_form
from wenze.clock import Clock
from wenze.journal.executor import History
from wenze.regulation import Ruleset
from wenze.sealing import fingerprint

REQUEST_ID_LENGTH: Final = 24
LONGEST_HOURS: Final = "informant-opening-longest-hours"


class RequestOpening:
    """Records a request, whose reason is cleared of whoever is sealed."""

    def __init__(
        self, openings: Openings, clues: Clues, preparation: Preparation, ruleset: Ruleset, clock: Clock
    ) -> None:
        self._openings = openings
        self._clues = clues
        self._preparation = preparation
        self._ruleset = ruleset
        self._clock = clock

    async def __call__(self, clue_id: str, by: str, reason: str, hours: int, cause: str) -> History[Opening] | None:
        """The request, or None when there is no such clue. Raises: Refusal, Transient."""
        history = await self._clues.load(clue_id)
        if history is None or history.state is None:
            return None
        clue = history.state
        redact = published_form(*self._preparation.informants_of(clue))
        versions = (clue.first, *clue.later)
        wanted = OpeningRequested(
            request_id=fingerprint(f"{clue_id}\n{cause}".encode())[:REQUEST_ID_LENGTH],
            clue_id=clue_id,
            county=clue.first.clue.county,
            accused=tuple(dict.fromkeys(subject.name for each in versions for subject in each.clue.subjects)),
            requested_by=by,
            reason=redact(reason),
            hours=hours,
        )
        return await self._openings.take(
            Step(wanted.request_id, wanted.county, by, cause),
            partial(
                decide_request,
                wanted=wanted,
                is_sealed=any(version.holds_sealed_text for version in versions),
                longest_hours=self._longest_hours(),
            ),
        )

    def _longest_hours(self) -> int:
        return cast("int", self._ruleset.consult(self._clock.today()).setting(LONGEST_HOURS))
