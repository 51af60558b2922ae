"""The list of cases in a read model: one document a case, folded from its journal."""

from datetime import date
from typing import Any, Final, Protocol

from case_engine.application.case_list import CaseCount, CaseFilter, CaseSummary, ListedSubject
from case_engine.domain.assessment.codes import Measure
from case_engine.domain.case.case import Case
from case_engine.domain.case.proceeding import Proceeding
from case_engine.domain.case.stages import Stage
from wenze.journal.executor import History

NAME: Final = "cases"
INDEXES: Final = (("county", "state"), ("state",), ("source",))

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


def case_document(history: History[Case]) -> dict[str, Any]:
    """What lists and statistics know of a case."""
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
        "proposed_on": history.commits[0].on.isoformat(),
        "subjects": [*_awaited(case), *map(_identified, case.proceedings)],
        **{counter: measures.count(measure) for measure, counter in _COUNTERS.items()},
    }


class CaseDocuments:
    """Implements case_engine.application.case_list.CaseList."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents

    async def page(self, chosen: CaseFilter, skip: int, limit: int) -> tuple[list[CaseSummary], int]:
        given = {"county": chosen.county, "state": chosen.state, "source": chosen.source}
        query = {name: str(value) for name, value in given.items() if value}
        documents, total = await self._documents.page(query, sort="proposed_on", skip=skip, limit=limit)
        return [_summary(document) for document in documents], total

    async def counts(self, county: str) -> list[CaseCount]:
        query = {"county": county} if county else {}
        rows = await self._documents.count_by(["state"], query, list(_COUNTERS.values()))
        return [
            CaseCount(
                state=Stage(row["state"]),
                cases=row["count"],
                decisions={measure: row[counter] for measure, counter in _COUNTERS.items()},
            )
            for row in rows
        ]


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
