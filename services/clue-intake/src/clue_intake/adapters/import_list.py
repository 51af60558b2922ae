"""The list of imports in the database."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any, Final

from clue_intake.application.import_file import listed_import
from clue_intake.application.import_list import ListedImport
from clue_intake.domain.imports.report import ImportReport
from wenze.clock import BUSINESS_ZONE
from wenze.journal.executor import History
from wenze.mongo.read_model import ReadModel

INDEXES: Final = (("imported_at",),)


def import_document(history: History[ImportReport]) -> dict[str, Any]:
    """An import as the list keeps it."""
    if history.state is None:
        raise ValueError("a stream without commits has no document")
    commit = history.commits[-1]
    return _document(listed_import(history.state, commit.at, commit.actor))


class MongoImportList:
    """Implements clue_intake.application.import_list.ImportList."""

    def __init__(self, documents: ReadModel) -> None:
        self._documents = documents

    async def keep(self, listed: ListedImport, version: int) -> None:
        await self._documents.write({listed.import_id: (version, _document(listed))})

    async def page(self, *, skip: int, limit: int) -> tuple[Sequence[ListedImport], int]:
        documents, total = await self._documents.page({}, sort="imported_at", skip=skip, limit=limit)
        return [_listed(document) for document in documents], total


def _document(listed: ListedImport) -> dict[str, Any]:
    """The moment is text in one zone, so that it sorts."""
    moment = listed.imported_at.astimezone(BUSINESS_ZONE).isoformat(timespec="milliseconds")
    return asdict(listed) | {"imported_at": moment}


def _listed(document: Mapping[str, Any]) -> ListedImport:
    told: dict[str, Any] = {field.name: document[field.name] for field in fields(ListedImport)}
    told["imported_at"] = datetime.fromisoformat(document["imported_at"])
    return ListedImport(**told)
