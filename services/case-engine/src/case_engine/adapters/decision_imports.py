"""The list of imports of earlier decisions in the database."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields, replace
from datetime import datetime
from typing import Any, Final

from case_engine.application.decision_imports import ImportRecord, record_of
from case_engine.domain.earlier.report import DecisionsImported
from wenze.clock import BUSINESS_ZONE
from wenze.journal.executor import History
from wenze.mongo.read_model import ReadModel

INDEXES: Final = (("imported_at",),)

_LISTED: Final = [field.name for field in fields(DecisionsImported) if field.name not in {"problems", "in_force_from"}]


class MongoDecisionImports:
    """Implements case_engine.application.decision_imports.DecisionImports."""

    def __init__(self, documents: ReadModel) -> None:
        self._documents = documents

    async def keep(self, record: ImportRecord) -> None:
        await self._documents.write({record.report.import_id: (1, _document(record))})

    async def page(self, *, skip: int, limit: int) -> tuple[Sequence[ImportRecord], int]:
        documents, total = await self._documents.page({}, sort="imported_at", skip=skip, limit=limit)
        return [_record(document) for document in documents], total


def import_document(history: History[DecisionsImported]) -> dict[str, Any]:
    """An import as the list keeps it."""
    record = record_of(history)
    if record is None:
        raise ValueError("a stream without commits has no document")
    return _document(record)


def _document(record: ImportRecord) -> dict[str, Any]:
    """What only the report itself tells stays in the journal; the moment is text in one zone, so that it sorts."""
    told = asdict(replace(record.report, problems=()))
    return {
        **{name: told[name] for name in _LISTED},
        "imported_at": record.imported_at.astimezone(BUSINESS_ZONE).isoformat(timespec="milliseconds"),
        "imported_by": record.imported_by,
    }


def _record(document: Mapping[str, Any]) -> ImportRecord:
    told: dict[str, Any] = {name: document[name] for name in _LISTED}
    return ImportRecord(
        report=DecisionsImported(**told, problems=()),
        imported_at=datetime.fromisoformat(document["imported_at"]),
        imported_by=document["imported_by"],
    )
