"""Lists and statistics of cases. They may lag behind the journal."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Protocol

from case_engine.domain.assessment.codes import Measure
from case_engine.domain.case.stages import Stage


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """Which cases to list; an empty field does not narrow. `county` is a six-digit code."""

    county: str = ""
    state: Stage | None = None
    source: str = ""
    self_found: bool | None = None


@dataclass(frozen=True, slots=True)
class ListedSubject:
    """A subject as lists show it; `cadre_id` is empty and `state` the case's until a person identified them."""

    cadre_id: str
    name: str
    unit: str
    state: Stage
    measure: Measure | None = None


@dataclass(frozen=True, slots=True)
class CaseSummary:
    """A case as lists show it."""

    case_id: str
    clue_id: str
    county: str
    state: Stage
    source: str
    title: str
    proposed_on: date
    subjects: tuple[ListedSubject, ...]
    self_found: bool = False


@dataclass(frozen=True, slots=True)
class CaseCount:
    """How many cases stand at a state, how many of them the units found themselves, and their decisions by measure."""

    state: Stage
    cases: int
    decisions: dict[Measure, int]
    self_found: int = 0


class CaseList(Protocol):
    """The list of all cases. Methods may raise Transient."""

    async def page(self, chosen: CaseFilter, skip: int, limit: int) -> tuple[list[CaseSummary], int]:
        """One page, latest proposed first, and how many there are in all."""
        ...

    async def counts(self, county: str) -> list[CaseCount]:
        """The counts for each state that occurs, of one county or, if empty, of all."""
        ...


@dataclass(slots=True)
class Statistics:
    """Cases by state and decisions by measure; what does not occur is not named."""

    total: int = 0
    self_found: int = 0
    by_state: dict[Stage, int] = field(default_factory=dict)
    by_measure: dict[Measure, int] = field(default_factory=dict)


def statistics_of(counts: Iterable[CaseCount]) -> Statistics:
    """The counts summed up."""
    statistics = Statistics()
    for each in counts:
        statistics.total += each.cases
        statistics.self_found += each.self_found
        statistics.by_state[each.state] = each.cases
        for measure, decisions in each.decisions.items():
            if decisions:
                statistics.by_measure[measure] = statistics.by_measure.get(measure, 0) + decisions
    return statistics
