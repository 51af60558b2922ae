"""The list of cadres in the database."""

import re
from datetime import date
from typing import Any, Final

from personnel.adapters.cadre_documents import listed_cadre
from personnel.application.cadre_directory import CadreFilter, CadrePage, Statistics
from personnel.domain.effect import EffectKind
from wenze.mongo.read_model import ReadModel

INDEXES: Final = (("county",), ("registered",), ("last_day",), ("kinds",))


class MongoCadreDirectory:
    """Implements personnel.application.cadre_directory.CadreDirectory."""

    def __init__(self, documents: ReadModel) -> None:
        self._documents = documents

    async def page(self, wanted: CadreFilter, *, skip: int, limit: int) -> CadrePage:
        documents, total = await self._documents.page(query_of(wanted), sort="latest_decision", skip=skip, limit=limit)
        return CadrePage([listed_cadre(document) for document in documents], total)

    async def statistics(self, on: date) -> Statistics:
        return Statistics(
            on=on,
            cadres=await self._count_by_county({}),
            unregistered=sum((await self._count_by_county({"registered": False})).values()),
            effects_in_force={kind: await self._count_by_county(_holding(kind, on)) for kind in EffectKind},
        )

    async def _count_by_county(self, query: dict[str, Any]) -> dict[str, int]:
        rows = await self._documents.count_by(["county"], query)
        return {row["county"]: row["count"] for row in sorted(rows, key=lambda row: row["county"])}


def query_of(wanted: CadreFilter) -> dict[str, Any]:
    """The database's form of a filter."""
    query: dict[str, Any] = {}
    if wanted.county:
        query["county"] = wanted.county
    if wanted.registered is not None:
        query["registered"] = wanted.registered
    for field, text in (("unit", wanted.unit), ("name", wanted.name)):
        if text:
            query[field] = {"$regex": re.escape(text)}
    if wanted.effects_on:
        day = wanted.effects_on.isoformat()
        query["last_day"] = {"$gte": day}
        query["effects"] = {"$elemMatch": {"bears": True, **_on(day)}}
    return query


def _holding(kind: EffectKind, on: date) -> dict[str, Any]:
    return {"kinds": kind.value, "effects": {"$elemMatch": {"kind": kind.value, **_on(on.isoformat())}}}


def _on(day: str) -> dict[str, Any]:
    return {"from": {"$lte": day}, "until": {"$gte": day}}
