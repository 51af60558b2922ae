"""Submitting clues: one over HTTP, a batch from a topic or a file; all the same way."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TypeAlias

from clue_intake.application.answer import Answer, answer_of
from clue_intake.application.incoming import IncomingClue, checked
from clue_intake.application.parameters import ConsultedRuleset
from clue_intake.application.preparation import Preparation, clue_id_of
from clue_intake.domain.clue.events import ClueEvent
from clue_intake.domain.clue.state import Clue
from clue_intake.domain.clue.submit import decide_submission
from wenze.clock import Clock
from wenze.journal.command import Command, Outcome
from wenze.journal.store import AggregateStore
from wenze.regulation import Ruleset
from wenze.telemetry import Metrics
from wenze.telemetry.metric_table import CLUE_SUBMISSIONS

Clues: TypeAlias = AggregateStore[Clue, ClueEvent]


@dataclass(frozen=True, slots=True)
class Wish:
    """A wish to submit a clue. The same `cause` for the same clue is answered with what it led to the first time."""

    incoming: IncomingClue
    cause: str
    by: str
    correlation: str = ""
    import_id: str = ""


class SubmitClues:
    """Checks, redacts and seals what arrives, and has it examined (问责办法 9)."""

    def __init__(
        self, clues: Clues, preparation: Preparation, ruleset: Ruleset, clock: Clock, metrics: Metrics
    ) -> None:
        self._clues = clues
        self._preparation = preparation
        self._ruleset = ruleset
        self._clock = clock
        self._metrics = metrics

    async def on_requests(self, wishes: Sequence[Wish]) -> list[Answer]:
        """Durable when this returns. Raises: InvalidSubmission before anything is stored, Transient."""
        return self._answers(await self._clues.on_requests([self._command(wish) for wish in wishes]))

    async def on_messages(self, wishes: Sequence[Wish]) -> list[Answer]:
        """Durable and published when this returns. Raises: InvalidSubmission before anything is stored, Transient."""
        return self._answers(await self._clues.on_messages([self._command(wish) for wish in wishes]))

    def _command(self, wish: Wish) -> Command[Clue, ClueEvent]:
        today = self._clock.today()
        incoming = checked(wish.incoming, today)
        clue_id = clue_id_of(incoming.feed, incoming.external_id)
        return Command(
            stream=self._clues.stream(clue_id),
            cause=wish.cause,
            decide=partial(self._decide, incoming=incoming, wish=wish, today=today),
            actor=wish.by,
            county=incoming.county,
            on=today,
            correlation=wish.correlation or clue_id,
            opens=True,
        )

    def _decide(self, state: Clue | None, *, incoming: IncomingClue, wish: Wish, today: date) -> tuple[ClueEvent, ...]:
        known = self._preparation.informants_of(state) if state else ()
        submission = self._preparation.submission_of(incoming, wish.import_id, known)
        return decide_submission(state, submission, ConsultedRuleset(self._ruleset, today), wish.by, today)

    def _answers(self, outcomes: Sequence[Outcome[Clue, ClueEvent]]) -> list[Answer]:
        answers = [answer_of(outcome.events, repeated=outcome.repeated) for outcome in outcomes]
        submitted = Counter(
            (outcome.state.first.clue.source, answer.status)
            for answer, outcome in zip(answers, outcomes, strict=True)
            if outcome.state and not answer.repeated
        )
        for (source, status), count in submitted.items():
            self._metrics.count(CLUE_SUBMISSIONS, count, source=source, status=status)
        return answers
