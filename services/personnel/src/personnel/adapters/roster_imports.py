"""The list of roster imports in the database."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields, replace
from datetime import datetime
from typing import Any, Final

from personnel.application.roster_imports import ImportRecord, record_of
from personnel.domain.roster_import import RosterImported
from wenze.clock import BUSINESS_ZONE
from wenze.journal.executor import History
from wenze.mongo.read_model import ReadModel

INDEXES: Final = (("imported_at",),)


class MongoRosterImports:
    """Implements personnel.application.roster_imports.RosterImports."""

    def __init__(self, documents: ReadModel) -> None:
        self._documents = documents

    async def keep(self, record: ImportRecord) -> None:
        await self._documents.write({record.report.import_id: (1, _document(record))})

    async def page(self, *, skip: int, limit: int) -> tuple[Sequence[ImportRecord], int]:
        documents, total = await self._documents.page({}, sort="imported_at", skip=skip, limit=limit)
        return [_record(document) for document in documents], total


def import_document(history: History[RosterImported]) -> dict[str, Any]:
    """An import as the list keeps it."""
    record = record_of(history)
    if record is None:
        raise ValueError("a stream without commits has no document")
    return _document(record)


def _document(record: ImportRecord) -> dict[str, Any]:
    """The problems stay in the journal; the moment is text in one zone, so that it sorts."""
    return {
        **asdict(replace(record.report, problems=())),
        "imported_at": record.imported_at.astimezone(BUSINESS_ZONE).isoformat(timespec="milliseconds"),
        "imported_by": record.imported_by,
    }


def _record(document: Mapping[str, Any]) -> ImportRecord:
    told: dict[str, Any] = {field.name: document[field.name] for field in fields(RosterImported)}
    told["problems"] = ()
    return ImportRecord(
        report=RosterImported(**told),
        imported_at=datetime.fromisoformat(document["imported_at"]),
        imported_by=document["imported_by"],
    )
