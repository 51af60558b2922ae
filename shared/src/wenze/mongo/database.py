"""Connecting to a service's own database."""

import asyncio
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from typing import Any, Final, TypeAlias

from motor.motor_asyncio import AsyncIOMotorClient, AsyncIOMotorCollection, AsyncIOMotorDatabase
from pymongo import ReadPreference, WriteConcern, timeout
from pymongo.errors import BulkWriteError, DocumentTooLarge, OperationFailure, PyMongoError
from pymongo.read_concern import ReadConcern

from wenze.errors import Transient

Document: TypeAlias = dict[str, Any]
Collection: TypeAlias = AsyncIOMotorCollection[Document]
Database: TypeAlias = AsyncIOMotorDatabase[Document]

DUPLICATE_KEY = 11000
PING_SECONDS: Final = 2.0


class Mongo:
    """A client bound to one database. Acknowledged writes survive a kill: they wait for a majority's journals."""

    def __init__(self, url: str, database: str, *, retry_writes: bool, timeout_ms: int) -> None:
        self._client: AsyncIOMotorClient[Document] = AsyncIOMotorClient(
            url,
            retryWrites=retry_writes,
            serverSelectionTimeoutMS=timeout_ms,
            connectTimeoutMS=timeout_ms,
            socketTimeoutMS=timeout_ms * 4,
            tz_aware=True,
        )
        # What is read must not be rolled back by a failover either: it is answered as durable.
        self.database: Database = self._client.get_database(
            database,
            write_concern=WriteConcern(w="majority", j=True),
            read_concern=ReadConcern("majority"),
            read_preference=ReadPreference.PRIMARY,
        )

    async def ping(self) -> None:
        """Asked beside the statements that wait for one of the driver's threads: a queue of ours says nothing of the
        database. Raises: Transient when the database does not answer in time.
        """
        with outages():
            await asyncio.to_thread(self._ping)

    def _ping(self) -> None:
        with timeout(PING_SECONDS):
            self._client.delegate.admin.command("ping")

    def close(self) -> None:
        self._client.close()


def only_duplicate_keys(failure: BulkWriteError) -> list[int]:
    """The positions of a bulk that met a taken key. Raises: Transient when anything else went wrong."""
    details: Mapping[str, Any] = failure.details or {}
    errors: list[dict[str, Any]] = details.get("writeErrors", [])
    others = [error for error in errors if error["code"] != DUPLICATE_KEY]
    if others or details.get("writeConcernErrors"):
        raise Transient("mongodb", str(others or details["writeConcernErrors"])) from failure
    return [error["index"] for error in errors]


@contextmanager
def outages() -> Generator[None]:
    """Turn the driver's errors into Transient: our statements are fixed, so what fails is the database's state.

    Duplicate keys are answers, and a document that is too large never gets smaller: they pass through as they are.
    """
    try:
        yield
    except (BulkWriteError, DocumentTooLarge):
        raise
    except OperationFailure as failure:
        if failure.code == DUPLICATE_KEY:
            raise
        raise Transient("mongodb", str(failure)) from failure
    except PyMongoError as failure:
        raise Transient("mongodb", str(failure)) from failure
