"""The list of cases in a read model: one document a case, folded from its journal."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, Protocol

from pydantic import TypeAdapter

from case_engine.application.case_list import CaseCount, CaseFilter, CaseSummary, ListedSubject
from case_engine.application.deadline_list import ListedDeadline
from case_engine.domain.assessment.codes import Measure
from case_engine.domain.case.case import Case
from case_engine.domain.case.proceeding import Proceeding
from case_engine.domain.case.stages import Stage
from case_engine.domain.deadlines.deadline import Deadline
from case_engine.domain.deadlines.deadlines import deadlines_of
from case_engine.domain.deadlines.firing import next_alarm
from case_engine.domain.deadlines.reckoning import Reckoning
from wenze.journal.executor import History

NAME: Final = "cases"
INDEXES: Final = (("county", "state"), ("state",), ("source",), ("next_alarm",), ("earliest_due",), ("provisional",))

DEADLINES: Final = TypeAdapter(Deadline)
_COUNTERS: Final = {measure: f"decisions_{measure.name.lower()}" for measure in Measure}


class Documents(Protocol):
    """What the list needs of a read model; see wenze.mongo.read_model."""

    async def page(
        self, query: dict[str, Any], *, sort: str, skip: int, limit: int
    ) -> tuple[list[dict[str, Any]], int]:
        """One page, highest first by the sort field, and how many there are in all."""
        ...

    async def count_by(self, fields: list[str], query: dict[str, Any], sums: list[str]) -> list[dict[str, Any]]:
        """Counts (`count`) and sums for each combination of the fields' values."""
        ...

    async def find(self, query: dict[str, Any], *, sort: str, limit: int) -> list[dict[str, Any]]:
        """The first ones by the sort field, lowest first."""
        ...


def case_document(history: History[Case], counting: "Counting") -> dict[str, Any]:
    """What lists, statistics and the sweep of deadlines know of a case."""
    case = history.state
    if case is None:
        raise TypeError("a case's journal folds to a case")
    measures = [proceeding.decision.measure for proceeding in case.proceedings if proceeding.decision]
    return {
        "clue_id": case.clue_id,
        "county": history.commits[0].county,
        "state": case.state.value,
        "source": case.source,
        "title": case.title,
        "self_found": case.self_found,
        "proposed_on": history.commits[0].on.isoformat(),
        "subjects": [*_awaited(case), *map(_identified, case.proceedings)],
        **{counter: measures.count(measure) for measure, counter in _COUNTERS.items()},
        **_deadlines(case, counting),
    }


@dataclass(frozen=True, slots=True)
class Counting:
    """How the days of deadlines are counted now, and how many days before the last one they are approaching."""

    reckoning: Callable[[], Reckoning]
    lead_days: int


def _deadlines(case: Case, counting: Counting) -> dict[str, Any]:
    """Those that are open, the first day one is due, and the first day one is to be heard again."""
    deadlines = [each for each in deadlines_of(case, counting.reckoning()) if each.closed_on is None]
    alarms = [day for each in deadlines if (day := next_alarm(case, each, counting.lead_days))]
    return {
        "deadlines": [DEADLINES.dump_python(each, mode="json") for each in deadlines],
        "earliest_due": min([each.due_on.isoformat() for each in deadlines], default=None),
        "next_alarm": min([day.isoformat() for day in alarms], default=None),
        "provisional": any(each.provisional for each in deadlines),
        "handler": case.handler,
    }


class CaseDocuments:
    """Implements case_engine.application.case_list.CaseList."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents

    async def page(self, chosen: CaseFilter, skip: int, limit: int) -> tuple[list[CaseSummary], int]:
        given = {"county": chosen.county, "state": chosen.state, "source": chosen.source}
        query: dict[str, Any] = {name: str(value) for name, value in given.items() if value}
        if chosen.self_found is not None:
            query["self_found"] = True if chosen.self_found else {"$nin": [True]}
        documents, total = await self._documents.page(query, sort="proposed_on", skip=skip, limit=limit)
        return [_summary(document) for document in documents], total

    async def counts(self, county: str) -> list[CaseCount]:
        query = {"county": county} if county else {}
        rows = await self._documents.count_by(["state"], query, list(_COUNTERS.values()))
        found = await self._documents.count_by(["state"], query | {"self_found": True}, [])
        self_found = {row["state"]: row["count"] for row in found}
        return [
            CaseCount(
                state=Stage(row["state"]),
                cases=row["count"],
                decisions={measure: row[counter] for measure, counter in _COUNTERS.items()},
                self_found=self_found.get(row["state"], 0),
            )
            for row in rows
        ]


class AgeingDocuments:
    """Implements case_engine.application.ageing.AgeingList."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents

    async def waiting_since(self, day: date, county: str, states: Sequence[Stage]) -> dict[tuple[str, str], int]:
        query: dict[str, Any] = {
            "state": {"$in": [state.value for state in states]},
            "proposed_on": {"$lt": day.isoformat()},
        }
        if county:
            query["county"] = county
        rows = await self._documents.count_by(["county", "source"], query, [])
        return {(row["county"], row["source"]): row["count"] for row in rows}


class DeadlineDocuments:
    """Implements case_engine.application.deadline_list.DeadlineList."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents

    async def due_until(self, day: date, county: str, limit: int) -> list[ListedDeadline]:
        query: dict[str, Any] = {"earliest_due": {"$lte": day.isoformat()}}
        if county:
            query["county"] = county
        documents = await self._documents.find(query, sort="earliest_due", limit=limit)
        return [
            ListedDeadline(
                document["_id"], document["county"], document["title"], document["handler"], _deadline(deadline)
            )
            for document in documents
            for deadline in document["deadlines"]
            if deadline["due_on"] <= day.isoformat()
        ]

    async def alarmed(self, day: date, limit: int) -> list[str]:
        documents = await self._documents.find(
            {"next_alarm": {"$lte": day.isoformat()}}, sort="next_alarm", limit=limit
        )
        return [document["_id"] for document in documents]

    async def provisional(self, after: str, limit: int) -> list[str]:
        documents = await self._documents.find({"provisional": True, "_id": {"$gt": after}}, sort="_id", limit=limit)
        return [document["_id"] for document in documents]


def _deadline(stored: dict[str, Any]) -> Deadline:
    return DEADLINES.validate_python(stored)


def _awaited(case: Case) -> list[dict[str, Any]]:
    return [
        {"cadre_id": named.cadre_id, "name": named.name, "unit": named.unit, "state": case.start.value}
        for named in case.awaited
    ]


def _identified(proceeding: Proceeding) -> dict[str, Any]:
    subject, decision = proceeding.subject, proceeding.decision
    return {
        "cadre_id": subject.cadre_id,
        "name": subject.name,
        "unit": subject.unit,
        "state": proceeding.stage.value,
        "measure": decision.measure.value if decision else None,
    }


def _summary(document: dict[str, Any]) -> CaseSummary:
    return CaseSummary(
        case_id=document["_id"],
        clue_id=document["clue_id"],
        county=document["county"],
        state=Stage(document["state"]),
        source=document["source"],
        title=document["title"],
        proposed_on=date.fromisoformat(document["proposed_on"]),
        subjects=tuple(map(_listed, document["subjects"])),
        self_found=document.get("self_found", False),  # older documents have no mark
    )


def _listed(subject: dict[str, Any]) -> ListedSubject:
    measure = subject.get("measure")
    return ListedSubject(
        cadre_id=subject["cadre_id"],
        name=subject["name"],
        unit=subject["unit"],
        state=Stage(subject["state"]),
        measure=Measure(measure) if measure else None,
    )
