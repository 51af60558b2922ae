"""The journal in MongoDB: one collection, one insert a commit."""

from collections import defaultdict
from collections.abc import Collection as AnyCollection
from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from pymongo import ASCENDING, IndexModel
from pymongo.errors import BulkWriteError

from wenze.clock import BUSINESS_ZONE
from wenze.journal.commit import Commit, StoredEvent, identifier_of
from wenze.journal.port import Head
from wenze.mongo.database import Collection, Database, Document, only_duplicate_keys, outages

NAME: Final = "journal"

INDEXES: Final = (
    # (stream, version) is unique through _id, which is made of both: one index less to keep on the hot path.
    IndexModel([("stream", ASCENDING), ("cause", ASCENDING)], name="stream_cause", unique=True),
    IndexModel([("pending", ASCENDING), ("at", ASCENDING)], name="pending", partialFilterExpression={"pending": True}),
)


class MongoJournal:
    """Implements wenze.journal.port.Journal on one collection."""

    def __init__(self, database: Database, name: str = NAME) -> None:
        self._commits: Collection = database[name]

    async def prepare(self) -> None:
        """Create the indexes; safe to repeat."""
        with outages():
            await self._commits.create_indexes(list(INDEXES))

    async def load(self, streams: AnyCollection[str]) -> dict[str, tuple[Commit, ...]]:
        if not streams:
            return {}
        with outages():
            documents = await self._commits.find({"stream": {"$in": list(streams)}}).to_list(None)
        histories: dict[str, list[Commit]] = defaultdict(list)
        for document in documents:
            histories[document["stream"]].append(_commit_of(document))
        return {stream: tuple(sorted(commits, key=_version)) for stream, commits in histories.items()}

    async def superseded(self, commits: AnyCollection[Commit]) -> frozenset[str]:
        # Versions are without gaps, and to look for what is not there costs next to nothing.
        next_ones = {identifier_of(commit.stream, commit.version + 1): commit.stream for commit in commits}
        with outages():
            found = await self._commits.find({"_id": {"$in": list(next_ones)}}, {"_id": 1}).to_list(None)
        return frozenset(next_ones[document["_id"]] for document in found)

    async def append(self, commits: Sequence[Commit]) -> tuple[Commit, ...]:
        if not commits:
            return ()
        if len({commit.stream for commit in commits}) != len(commits):
            raise ValueError("two commits of one stream in one append: the later could outlive the earlier")
        try:
            with outages():
                await self._commits.insert_many([_document_of(commit) for commit in commits], ordered=False)
        except BulkWriteError as failure:
            return tuple(commits[position] for position in only_duplicate_keys(failure))
        return ()

    async def mark_published(self, commits: AnyCollection[Commit]) -> None:
        await self._change(commits, {"$unset": {"pending": ""}})

    async def mark_pending(self, commits: AnyCollection[Commit]) -> None:
        await self._change(commits, {"$set": {"pending": True}})

    async def _change(self, commits: AnyCollection[Commit], change: Document) -> None:
        with outages():
            await self._commits.update_many({"_id": {"$in": [commit.identifier for commit in commits]}}, change)

    async def pending(self, recorded_before: datetime, limit: int) -> tuple[Commit, ...]:
        with outages():
            documents = await (
                self._commits.find({"pending": True, "at": {"$lt": recorded_before}}).sort("at", ASCENDING).limit(limit)
            ).to_list(None)
        return tuple(sorted(map(_commit_of, documents), key=lambda commit: (commit.stream, commit.version)))

    async def streams(self, prefix: str, after: str, limit: int) -> tuple[str, ...]:
        # The first version of a stream stands for the stream: each has exactly one.
        with outages():
            documents = await (
                self._commits.find(
                    {"stream": {"$gt": max(prefix, after), "$lt": prefix + "\U0010ffff"}, "version": 1},
                    {"stream": 1, "_id": 0},
                )
                .sort("stream", ASCENDING)
                .limit(limit)
            ).to_list(None)
        return tuple(document["stream"] for document in documents)

    async def heads(self, prefix: str, after: str, limit: int) -> tuple[Head, ...]:
        # The index of _id answers this by itself.
        with outages():
            documents = await (
                self._commits.find({"_id": {"$gt": max(prefix, after), "$lt": prefix + "\U0010ffff"}}, {"_id": 1})
                .sort("_id", ASCENDING)
                .limit(limit)
            ).to_list(None)
        return tuple(_head_of(document["_id"]) for document in documents)


def _head_of(identifier: str) -> Head:
    stream, _, version = identifier.rpartition("#")
    return Head(stream, int(version))


def _version(commit: Commit) -> int:
    return commit.version


def _document_of(commit: Commit) -> Document:
    document: Document = {
        "_id": commit.identifier,
        "stream": commit.stream,
        "version": commit.version,
        "cause": commit.cause,
        "events": [{"type": event.type, "version": event.version, "data": event.data} for event in commit.events],
        "actor": commit.actor,
        "at": commit.at,
        "on": commit.on.isoformat(),
        "county": commit.county,
        "correlation": commit.correlation,
        "prev_hash": commit.prev_hash,
        "hash": commit.hash,
    }
    if commit.pending:
        document["pending"] = True
    return document


def _commit_of(document: Document) -> Commit:
    return Commit(
        stream=document["stream"],
        version=document["version"],
        cause=document["cause"],
        events=tuple(StoredEvent(event["type"], event["version"], event["data"]) for event in document["events"]),
        actor=document["actor"],
        at=document["at"].astimezone(BUSINESS_ZONE),
        on=date.fromisoformat(document["on"]),
        county=document["county"],
        correlation=document["correlation"],
        prev_hash=document["prev_hash"],
        hash=document["hash"],
        pending=document.get("pending", False),
    )
