"""Waiting until nothing is under way any more: told by the databases alone."""

import asyncio
from time import monotonic
from typing import Any, Final

from pymongo import AsyncMongoClient
from pymongo.errors import PyMongoError

from fault_suite.checker.evidence import LISTS
from fault_suite.checker.interfaces import TOPIC_OF, database_of

_POLL_SECONDS: Final = 1.0
_SHARE: Final = 9
"""So many times as long as an answer took is waited: the embedded database counts by reading, and has work to do."""
QUIET_SECONDS: Final = 12.0
"""Longer than the sweep takes to notice what was left, and than a reader's longest pause after an outage."""
LONGEST_SECONDS: Final = 7200.0
"""Whatever still changes then: work that never comes to its end is a failure too."""


async def settled(mongo: str, patience: float, quiet: float = QUIET_SECONDS) -> bool:
    """True once nothing has changed for the `quiet` seconds and nothing waits; False when nothing has changed for so
    many seconds of `patience` and something still waits, or after `LONGEST_SECONDS`."""
    last: Any = None
    since = monotonic()
    deadline = since + LONGEST_SECONDS
    async with AsyncMongoClient[dict[str, Any]](mongo) as client:
        while (asked := monotonic()) < min(deadline, since + patience):
            now = await _state(client)
            took = monotonic() - asked
            if now != last:
                last, since = now, monotonic()
            if now is not None and not now[1] and monotonic() - since >= quiet:
                return True
            await asyncio.sleep(max(_POLL_SECONDS, _SHARE * took))
    return False


async def _state(client: AsyncMongoClient[dict[str, Any]]) -> tuple[tuple[int, ...], int] | None:
    """How much there is, and how much waits to be published or delivered; None when the database does not answer."""
    try:
        databases = {service: client[database_of(service)] for service in TOPIC_OF}
        counts = [await database["journal"].estimated_document_count() for database in databases.values()]
        lists = [await databases[service][name].estimated_document_count() for service, (name, _) in LISTS.items()]
        pending = [await database["journal"].count_documents({"pending": True}) for database in databases.values()]
        due = await databases["notifier"]["notices"].count_documents({"state": "due"})
    except PyMongoError:
        return None
    return (*counts, *lists), sum(pending) + due
