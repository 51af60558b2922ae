"""The list of clues in the database."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from clue_intake.application.clue_list import ClueFilter, ListedClue, SourceFigures
from clue_intake.domain.clue.state import Clue, Status
from clue_intake.domain.source import Source
from wenze.journal.executor import History
from wenze.mongo.read_model import ReadModel

INDEXES: Final = (
    ("county", "received_on"),
    ("status", "received_on"),
    ("source", "received_on"),
    ("feed",),
    ("watch.tags",),
)


def clue_document(history: History[Clue]) -> dict[str, Any]:
    """A clue as the list keeps it: dates as text, and nothing that is sealed."""
    clue = history.state
    if clue is None:
        raise ValueError("a stream without commits has no document")
    told = clue.first.clue
    return {
        "clue_id": told.clue_id,
        "county": told.county,
        "source": told.source.value,
        "feed": told.feed,
        "external_id": told.external_id,
        "received_on": told.received_on.isoformat(),
        "title": told.title,
        "status": clue.status.value,
        "admitted_on": clue.admitted_on.isoformat() if clue.admitted_on else None,
        "duplicates": clue.times_submitted_again,
        "informant_sealed": clue.holds_sealed_informant,
        "self_found": told.self_found,
    }


class MongoClueList:
    """Implements clue_intake.application.clue_list.ClueList and clue_intake.application.ageing.AgeingList."""

    def __init__(self, documents: ReadModel) -> None:
        self._documents = documents

    async def page(self, wanted: ClueFilter, *, skip: int, limit: int) -> tuple[Sequence[ListedClue], int]:
        documents, total = await self._documents.page(_query(wanted), sort="received_on", skip=skip, limit=limit)
        return [_listed(document) for document in documents], total

    async def figures(self) -> Sequence[SourceFigures]:
        rows = await self._documents.count_by(["source", "status"], {}, sums=["duplicates"])
        found = await self._documents.count_by(["source"], {"self_found": True})
        self_found = {row["source"]: row["count"] for row in found}
        return [figures for source in Source if (figures := _figures(source, rows, self_found.get(source, 0)))]

    async def held_since(self, day: date, county: str) -> dict[tuple[str, str], int]:
        query: dict[str, Any] = {"status": Status.HELD.value, "received_on": {"$lt": day.isoformat()}}
        if county:
            query["county"] = county
        rows = await self._documents.count_by(["county", "source"], query)
        return {(row["county"], row["source"]): row["count"] for row in rows}


def _query(wanted: ClueFilter) -> dict[str, Any]:
    query: dict[str, Any] = {
        name: str(value)
        for name, value in (
            ("county", wanted.county),
            ("source", wanted.source),
            ("status", wanted.status),
            ("feed", wanted.feed),
        )
        if value
    }
    bounds = {"$gte": wanted.received_from, "$lte": wanted.received_to}
    if received := {operator: day.isoformat() for operator, day in bounds.items() if day}:
        query["received_on"] = received
    if wanted.self_found is not None:
        query["self_found"] = True if wanted.self_found else {"$nin": [True]}
    return query


def _listed(document: Mapping[str, Any]) -> ListedClue:
    admitted_on = document["admitted_on"]
    return ListedClue(
        clue_id=document["clue_id"],
        county=document["county"],
        source=Source(document["source"]),
        feed=document["feed"],
        external_id=document["external_id"],
        received_on=date.fromisoformat(document["received_on"]),
        title=document["title"],
        status=Status(document["status"]),
        admitted_on=date.fromisoformat(admitted_on) if admitted_on else None,
        duplicates=document["duplicates"],
        informant_sealed=document["informant_sealed"],
        self_found=document.get("self_found", False),  # older documents have no mark
    )


def _figures(source: Source, rows: Sequence[Mapping[str, Any]], self_found: int) -> SourceFigures | None:
    own = {row["status"]: row for row in rows if row["source"] == source}
    if not own:
        return None
    return SourceFigures(
        source=source,
        admitted=own.get(Status.ADMITTED, {}).get("count", 0),
        held=own.get(Status.HELD, {}).get("count", 0),
        duplicate=sum(row["duplicates"] for row in own.values()),
        self_found=self_found,
    )
