"""The read model behind lists, statistics and what is due: one document a notice, kept by the projection."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final, Protocol

from notifier.application.notice_list import NoticeCount, NoticeFilter, NoticeSummary
from notifier.domain.notice import Notice, NoticeState
from notifier.domain.recipient import Recipient
from wenze.journal.executor import History

COLLECTION: Final = "notices"
INDEXES: Final = (("state", "by_mail", "due_at"), ("case_id",), ("cadre_id",), ("prepared_on",))

_BEFORE_WAYS: Final = None
"""A document from before its way was kept counts as paper."""

Document = dict[str, Any]


class Documents(Protocol):
    """What is needed of wenze.mongo.read_model.ReadModel."""

    async def write(self, documents: Mapping[str, tuple[int, Document]]) -> None: ...
    async def page(self, query: Document, *, sort: str, skip: int, limit: int) -> tuple[list[Document], int]: ...
    async def find(self, query: Document, *, sort: str, limit: int) -> list[Document]: ...
    async def count_by(self, fields: Sequence[str], query: Document) -> list[Document]: ...


def notice_document(history: History[Notice], by_mail: Callable[[Notice], bool]) -> Document:
    """A notice as lists show it, and when and by what kind of way it is due. Raises: ValueError without events."""
    notice = history.state
    if notice is None:
        raise ValueError("a history without events has no document")
    reference, receipt = notice.reference, notice.receipt
    return {
        "case_id": reference.case_id,
        "decision_id": reference.decision_id,
        "cadre_id": notice.addressee.cadre_id,
        "county": notice.addressee.county,
        "recipient": reference.recipient.value,
        "addressee": notice.addressee.name,
        "title": notice.letter.title,
        "prepared_on": notice.prepared_on.isoformat(),
        "state": notice.state.value,
        "due_at": notice.next_attempt_at,
        "by_mail": by_mail(notice),
        "attempts": notice.attempts,
        "channel": notice.channel,
        "last_error": notice.last_error,
        "served_on": receipt.served_on.isoformat() if receipt else None,
    }


class NoticeDocuments:
    """Implements DueNotices and NoticeList."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents

    async def due(self, *, by_mail: bool, now: datetime, limit: int) -> list[str]:
        # One look for each way: only equal fields before the range keep what is not due, or goes the other way, unread.
        looks = [await self._due_by(way, now, limit) for way in ((True,) if by_mail else (False, _BEFORE_WAYS))]
        found = sorted((document for look in looks for document in look), key=_due_at)
        return [document["_id"] for document in found[:limit]]

    async def _due_by(self, way: bool | None, now: datetime, limit: int) -> list[Document]:
        query = {"state": NoticeState.DUE.value, "by_mail": way, "due_at": {"$lte": now}}
        return await self._documents.find(query, sort="due_at", limit=limit)

    async def page(self, chosen: NoticeFilter, skip: int, limit: int) -> tuple[list[NoticeSummary], int]:
        wanted = {
            "case_id": chosen.case,
            "cadre_id": chosen.cadre,
            "state": chosen.state and chosen.state.value,
            "county": chosen.county,
        }
        query = {name: value for name, value in wanted.items() if value}
        documents, total = await self._documents.page(query, sort="prepared_on", skip=skip, limit=limit)
        return [_summary_of(document) for document in documents], total

    async def counts(self) -> list[NoticeCount]:
        rows = await self._documents.count_by(("state", "recipient", "channel"), {})
        return [
            NoticeCount(NoticeState(row["state"]), Recipient(row["recipient"]), row["channel"], row["count"])
            for row in rows
        ]


def _due_at(document: Document) -> datetime:
    return document["due_at"]


def _summary_of(document: Document) -> NoticeSummary:
    served_on = document["served_on"]
    return NoticeSummary(
        notice_id=document["_id"],
        case_id=document["case_id"],
        decision_id=document["decision_id"],
        cadre_id=document["cadre_id"],
        county=document["county"],
        recipient=Recipient(document["recipient"]),
        addressee=document["addressee"],
        title=document["title"],
        prepared_on=date.fromisoformat(document["prepared_on"]),
        state=NoticeState(document["state"]),
        attempts=document["attempts"],
        channel=document["channel"],
        last_error=document["last_error"],
        served_on=date.fromisoformat(served_on) if served_on else None,
    )
