"""The watched clues in the database: in the documents of the list of clues, under `watch`."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any, Final

from clue_intake.adapters.clue_list import clue_document
from clue_intake.application.watched_clues import Watch, WatchedClue
from clue_intake.domain.clue.state import Clue
from clue_intake.domain.retaliation.suspicion import Accusation
from wenze.journal.executor import History
from wenze.mongo.read_model import ReadModel

MOST: Final = 10_000


def watched_document(history: History[Clue], watch: Watch) -> dict[str, Any]:
    """A clue as the list keeps it, and what the retaliation watch finds it by."""
    document = clue_document(history)
    watched = watch.of(history.state) if history.state else None
    return document | {"watch": _fields(watched)} if watched else document


class MongoWatchedClues:
    """Implements clue_intake.application.watched_clues.WatchedClues."""

    def __init__(self, documents: ReadModel) -> None:
        self._documents = documents

    async def with_tags(self, tags: Collection[str]) -> Sequence[WatchedClue]:
        query = {"watch.tags": {"$in": sorted(tags)}}
        return [_watched(document) for document in await self._documents.find(query, sort="_id", limit=MOST)]

    async def without_tags(self, known_keys: Collection[str]) -> int:
        query = {"informant_sealed": True, "watch.index_key": {"$nin": sorted(known_keys)}}
        return (await self._documents.page(query, sort="_id", skip=0, limit=1))[1]


def _fields(watched: WatchedClue) -> dict[str, Any]:
    accusation = watched.accusation
    return {
        "tags": list(watched.tags),
        "index_key": watched.index_key,
        "names": sorted(accusation.names),
        "cadre_ids": sorted(accusation.cadre_ids),
        "units": sorted(accusation.units),
        "reported_first": accusation.reported_first.isoformat(),
        "reported_last": accusation.reported_last.isoformat(),
    }


def _watched(document: Mapping[str, Any]) -> WatchedClue:
    watch = document["watch"]
    return WatchedClue(
        clue_id=document["clue_id"],
        county=document["county"],
        tags=tuple(watch["tags"]),
        index_key=watch["index_key"],
        accusation=Accusation(
            names=frozenset(watch["names"]),
            cadre_ids=frozenset(watch["cadre_ids"]),
            units=frozenset(watch["units"]),
            reported_first=date.fromisoformat(watch["reported_first"]),
            reported_last=date.fromisoformat(watch["reported_last"]),
        ),
    )
