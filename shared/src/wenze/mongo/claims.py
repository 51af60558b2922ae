"""Claims in MongoDB: one document for all that is claimed together; one insert takes it, one delete gives it back."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from pymongo import ASCENDING, IndexModel
from pymongo.errors import BulkWriteError, DuplicateKeyError

from wenze.claims import Claim
from wenze.mongo.database import Database, Document, only_duplicate_keys, outages


class MongoClaims:
    """Implements wenze.claims.Claims. The unique index over the claimed things lets each be in one claim only."""

    def __init__(self, database: Database, name: str) -> None:
        self._claims = database[name]

    async def prepare(self) -> None:
        """Create the index; safe to repeat."""
        with outages():
            await self._claims.create_indexes([IndexModel([("things", ASCENDING)], name="things", unique=True)])

    async def take(self, things: Sequence[str], purpose: str, until: datetime) -> list[Claim]:
        if not things:
            return []
        together = _document(things, purpose, until)
        try:
            with outages():
                await self._claims.insert_one(together)
        except DuplicateKeyError:
            return await self._take_each(things, purpose, until)
        return [_claim_of(together)]

    async def _take_each(self, things: Sequence[str], purpose: str, until: datetime) -> list[Claim]:
        """Somebody has one of them: those that nobody has, each by itself."""
        alone = [_document([thing], purpose, until) for thing in things]
        taken: set[int] = set()
        try:
            with outages():
                await self._claims.insert_many(alone, ordered=False)
        except BulkWriteError as failure:
            taken = set(only_duplicate_keys(failure))
        return [_claim_of(document) for position, document in enumerate(alone) if position not in taken]

    async def take_over(self, purpose: str, now: datetime, until: datetime) -> Claim | None:
        run_out = {"until": {"$lte": now}}
        with outages():
            for document in await self._claims.find({"purpose": purpose, **run_out}).to_list(None):
                if await self._prolong({"_id": document["_id"], **run_out}, until):
                    return _claim_of({**document, "until": until})
        return None

    async def renew(self, claims: Sequence[Claim], until: datetime) -> list[Claim]:
        with outages():
            return [
                replace(claim, until=until)
                for claim in claims
                if await self._prolong({"_id": claim.identifier, "until": claim.until}, until)
            ]

    async def _prolong(self, condition: Document, until: datetime) -> bool:
        result = await self._claims.update_one(condition, {"$set": {"until": until}})
        return result.matched_count == 1

    async def release(self, claims: Sequence[Claim]) -> None:
        if claims:
            own = {"_id": {"$in": [claim.identifier for claim in claims]}, "until": {"$in": _ends(claims)}}
            with outages():
                await self._claims.delete_many(own)


def _document(things: Sequence[str], purpose: str, until: datetime) -> Document:
    return {"_id": str(uuid4()), "things": list(things), "purpose": purpose, "until": until}


def _claim_of(document: Document) -> Claim:
    return Claim(document["_id"], tuple(document["things"]), document["until"])


def _ends(claims: Sequence[Claim]) -> list[datetime]:
    """One, for claims that were taken together: whoever took one over changed it."""
    return list({claim.until for claim in claims})
