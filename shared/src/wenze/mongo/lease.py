"""Leases in MongoDB: one small document each."""

from datetime import timedelta
from typing import Final

from pymongo.errors import DuplicateKeyError

from wenze.clock import Clock
from wenze.mongo.database import Database, outages

COLLECTION: Final = "leases"


class MongoLease:
    """Implements wenze.journal.lease.Lease. It is kept for `duration` after each acquire, then anyone may take it."""

    def __init__(self, database: Database, name: str, owner: str, duration: timedelta, clock: Clock) -> None:
        self._database = database
        self._leases = database[COLLECTION]
        self._name = name
        self._owner = owner
        self._duration = duration
        self._clock = clock

    async def prepare(self) -> None:
        """Create the collection; safe to repeat. The embedded database does not outlive a kill while it makes one: all
        collections are there before a service is ready."""
        with outages():
            if COLLECTION not in await self._database.list_collection_names():
                await self._database.create_collection(COLLECTION)

    async def acquire(self) -> bool:
        with outages():
            return await self._renew() or await self._take_over() or await self._create()

    async def _renew(self) -> bool:
        return await self._set({"_id": self._name, "owner": self._owner})

    async def _take_over(self) -> bool:
        return await self._set({"_id": self._name, "until": {"$lt": self._clock.now()}})

    async def _set(self, condition: dict[str, object]) -> bool:
        until = self._clock.now() + self._duration
        result = await self._leases.update_one(condition, {"$set": {"owner": self._owner, "until": until}})
        return result.matched_count == 1

    async def _create(self) -> bool:
        try:
            await self._leases.insert_one(
                {"_id": self._name, "owner": self._owner, "until": self._clock.now() + self._duration}
            )
        except DuplicateKeyError:
            return False
        return True
