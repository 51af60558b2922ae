"""One case as its file tells it: where it stands, how it came there, and what is possible next."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from case_engine.application.act_on_case import Cases, UnknownCase
from case_engine.application.timeline import Entry, entry_of
from case_engine.domain.case.case import Case
from case_engine.domain.case.events import Event
from case_engine.domain.case.possible import Possibility, possible_next
from case_engine.domain.deadlines.deadline import Deadline
from wenze.journal.commit import Commit


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A case with its county, its timeline and its next steps; `version` counts what happened to it."""

    case: Case
    county: str
    version: int
    timeline: tuple[Entry, ...]
    possible: tuple[Possibility, ...]
    deadlines: tuple[Deadline, ...]


class ShowCase:
    """Answers from the journal, so it is always right."""

    def __init__(
        self,
        cases: Cases,
        events_of: Callable[[Commit], Sequence[Event]],
        deadlines_of: Callable[[Case], tuple[Deadline, ...]],
    ) -> None:
        self._cases = cases
        self._events_of = events_of
        self._deadlines_of = deadlines_of

    async def __call__(self, case_id: str) -> CaseFile:
        """Raises: UnknownCase, Transient."""
        history = await self._cases.load(case_id)
        if history is None or history.state is None:
            raise UnknownCase(case_id)
        return CaseFile(
            case=history.state,
            county=history.commits[0].county,
            version=len(history.commits),
            timeline=self._timeline(history.state, history.commits),
            possible=possible_next(history.state),
            deadlines=self._deadlines_of(history.state),
        )

    def _timeline(self, case: Case, commits: Sequence[Commit]) -> tuple[Entry, ...]:
        return tuple(
            entry_of(event, case, at=commit.at, on=commit.on, who=commit.actor)
            for commit in commits
            for event in self._events_of(commit)
        )
