"""The list of requests to read sealed informants in the database."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any, Final

from clue_intake.application.opening_list import ListedOpening, listed_opening
from clue_intake.domain.opening.state import Opening, Ruling
from wenze.clock import BUSINESS_ZONE
from wenze.journal.executor import History
from wenze.mongo.read_model import ReadModel

INDEXES: Final = (("ruling", "requested_at"), ("clue_id", "requested_at"))


def opening_document(history: History[Opening]) -> dict[str, Any]:
    """A request as the list keeps it."""
    return _document(listed_opening(history))


class MongoOpeningList:
    """Implements clue_intake.application.opening_list.OpeningList."""

    def __init__(self, documents: ReadModel) -> None:
        self._documents = documents

    async def keep(self, listed: ListedOpening, version: int) -> None:
        await self._documents.write({listed.request_id: (version, _document(listed))})

    async def page(
        self, *, clue_id: str, ruling: Ruling | None, skip: int, limit: int
    ) -> tuple[Sequence[ListedOpening], int]:
        query = {name: str(value) for name, value in (("clue_id", clue_id), ("ruling", ruling)) if value}
        documents, total = await self._documents.page(query, sort="requested_at", skip=skip, limit=limit)
        return [_listed(document) for document in documents], total


def _document(listed: ListedOpening) -> dict[str, Any]:
    """Moments are text in one zone, so that they sort."""
    return asdict(listed) | {
        "requested_at": _text(listed.requested_at),
        "ruling": listed.ruling.value,
        "open_until": _text(listed.open_until) if listed.open_until else None,
        "read": [_text(moment) for moment in listed.read],
    }


def _text(moment: datetime) -> str:
    return moment.astimezone(BUSINESS_ZONE).isoformat(timespec="milliseconds")


def _listed(document: Mapping[str, Any]) -> ListedOpening:
    open_until = document["open_until"]
    told: dict[str, Any] = {field.name: document[field.name] for field in fields(ListedOpening)}
    told["requested_at"] = datetime.fromisoformat(document["requested_at"])
    told["ruling"] = Ruling(document["ruling"])
    told["open_until"] = datetime.fromisoformat(open_until) if open_until else None
    told["read"] = tuple(datetime.fromisoformat(moment) for moment in document["read"])
    return ListedOpening(**told)
