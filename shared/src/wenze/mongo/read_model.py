"""Read models: a document a stream, replaced by newer versions only, so that writers may race and repeat."""

from collections.abc import Mapping, Sequence
from typing import Final

from pymongo import ASCENDING, DESCENDING, IndexModel, InsertOne, ReplaceOne
from pymongo.errors import BulkWriteError

from wenze.mongo.database import Database, Document, only_duplicate_keys, outages

FIRST: Final = 1


class ReadModel:
    """A collection for lists, search and statistics. It lags behind the journal and can be rebuilt from it."""

    def __init__(self, database: Database, name: str, indexes: Sequence[Sequence[str]]) -> None:
        self._documents = database[name]
        self._indexes = [IndexModel([(field, ASCENDING) for field in fields]) for fields in indexes]

    async def prepare(self) -> None:
        """Create the indexes; safe to repeat."""
        if self._indexes:
            with outages():
                await self._documents.create_indexes(self._indexes)

    async def write(self, documents: Mapping[str, tuple[int, Document]]) -> None:
        """Store each stream's document of a version unless that or a newer one is there.

        All are inserted first: that costs a sixth of a replacement, and most are new. Of those that are there already,
        a first version cannot be newer.
        """
        known = await self._write(
            [InsertOne[Document]({**document, "_id": key, "version": v}) for key, (v, document) in documents.items()]
        )
        there = [list(documents.items())[position] for position in known]
        await self._write(
            [
                ReplaceOne({"_id": key, "version": {"$lt": version}}, {**document, "version": version}, upsert=True)
                for key, (version, document) in there
                if version != FIRST
            ]
        )

    async def _write(self, operations: Sequence[InsertOne[Document]] | Sequence[ReplaceOne[Document]]) -> Sequence[int]:
        """Positions of those that met a document which is there already."""
        if not operations:
            return ()
        try:
            with outages():
                await self._documents.bulk_write(operations, ordered=False)
        except BulkWriteError as failure:
            return only_duplicate_keys(failure)
        return ()

    async def clear(self) -> None:
        """Forget all documents: for a rebuild after the documents' shape changed."""
        with outages():
            await self._documents.delete_many({})

    async def get(self, key: str) -> Document | None:
        with outages():
            return await self._documents.find_one({"_id": key})

    async def versions(self, keys: Sequence[str]) -> dict[str, int]:
        """The versions of those documents that are there."""
        with outages():
            documents = await self._documents.find({"_id": {"$in": list(keys)}}, {"version": 1}).to_list(None)
        return {document["_id"]: document["version"] for document in documents}

    async def page(self, query: Document, *, sort: str, skip: int, limit: int) -> tuple[list[Document], int]:
        """One page, newest first by the sort field, and how many there are in all."""
        with outages():
            total = await self._documents.count_documents(query)
            cursor = self._documents.find(query).sort([(sort, DESCENDING), ("_id", ASCENDING)]).skip(skip).limit(limit)
            return await cursor.to_list(None), total

    async def find(self, query: Document, *, sort: str, limit: int) -> list[Document]:
        """The first ones by the sort field, lowest first."""
        with outages():
            return await self._documents.find(query).sort(sort, ASCENDING).limit(limit).to_list(None)

    async def count_by(self, fields: Sequence[str], query: Document, sums: Sequence[str] = ()) -> list[Document]:
        """Counts of documents (`count`) and sums of numeric fields, for each combination of the fields' values."""
        group: Document = {"_id": {field: f"${field}" for field in fields}, "count": {"$sum": 1}}
        group |= {name: {"$sum": f"${name}"} for name in sums}
        with outages():
            rows = await self._documents.aggregate([{"$match": query}, {"$group": group}]).to_list(None)
        return [{**row.pop("_id"), **row} for row in rows]

    async def update(self, key: str, condition: Document, changes: Document) -> bool:
        """Change fields of one document if it meets the condition; False when it does not."""
        with outages():
            result = await self._documents.update_one({"_id": key, **condition}, {"$set": changes})
        return result.matched_count == 1
