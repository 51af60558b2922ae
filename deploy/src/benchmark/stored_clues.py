"""Fills a store with clues: copies of a few that the service itself stored, written with its journal and list."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from typing import Any, Final

import orjson

from benchmark.ground import Ground
from benchmark.load import clues
from benchmark.stages import INTAKE
from benchmark.tally import NotReached
from clue_intake.adapters.clue_list import INDEXES
from clue_intake.application.preparation import clue_id_of
from wenze.bus.publisher import record_of
from wenze.contracts.envelope import Envelope
from wenze.contracts.feeds import FeedSubmitted
from wenze.counties import COUNTIES
from wenze.journal.commit import Commit, sealed
from wenze.mongo.database import Mongo
from wenze.mongo.journal import MongoJournal
from wenze.mongo.read_model import ReadModel

BATCH: Final = 1_000
DAYS: Final = 600
"""Over so many days the copies are received."""
FIRST_DAY: Final = date(2024, 6, 1)
STREAM: Final = "clue:"
PATIENCE_SECONDS: Final = 120.0
LOOK_SECONDS: Final = 0.02


@dataclass(frozen=True, slots=True)
class Original:
    """A clue as the service stored it, and what is its own in it."""

    number: str
    clue_id: str
    received_on: str
    commit: Commit
    listed: dict[str, Any]

    def copy(self, number: int) -> tuple[Commit, dict[str, Any]]:
        """The same clue under another number and day; the commit is sealed anew."""
        own = f"stored-{number:07}"
        clue_id = clue_id_of("benchmark", own)
        day = (FIRST_DAY + timedelta(days=number % DAYS)).isoformat()
        changes = ((self.number, own), (self.clue_id, clue_id), (self.received_on, day))
        commit = replace(
            self.commit,
            stream=STREAM + clue_id,
            cause=f"message:benchmark-{own}",
            correlation=own,
            events=tuple(replace(event, data=_changed(event.data, changes)) for event in self.commit.events),
        )
        return sealed(commit), _changed(self.listed, changes)


def _changed(data: dict[str, Any], changes: Sequence[tuple[str, str]]) -> dict[str, Any]:
    text = orjson.dumps(data)
    for old, new in changes:
        text = text.replace(old.encode(), new.encode())
    return orjson.loads(text)


class ClueStore:
    """The database of clue-intake on a ground."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._mongo = Mongo(ground.settings.mongo_address, INTAKE.database, retry_writes=False, timeout_ms=60_000)
        self._journal = MongoJournal(self._mongo.database)
        self._list = ReadModel(self._mongo.database, "clues", INDEXES)

    def close(self) -> None:
        """Nothing of it can be used afterwards."""
        self._mongo.close()

    async def fill(self, size: int) -> None:
        """As many clues as if the service had received them: it receives one of each county, the others are copies.

        Raises: NotReached, Transient.
        """
        originals = await self.originals()
        copies = (originals[number % len(originals)].copy(number) for number in range(size - len(originals)))
        while batch := list(islice(copies, BATCH)):
            lost = await self._journal.append([commit for commit, _ in batch])
            if lost:
                raise NotReached(f"{len(lost)} stored clues have the number of another one")
            await self._list.write({listed["clue_id"]: (1, listed) for _, listed in batch})

    async def listed(self, clue_ids: Sequence[str]) -> None:
        """Returns once the clues are in the list. Raises: TimeoutError."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            for clue_id in clue_ids:
                while await self._list.get(clue_id) is None:  # noqa: ASYNC110 - another process's work can only be polled
                    await asyncio.sleep(LOOK_SECONDS)

    async def originals(self) -> list[Original]:
        """What the service stored of a clue of each county. Raises: TimeoutError, Transient."""
        envelopes = clues(len(COUNTIES), "original")
        messages = [each.message for each in envelopes if isinstance(each.message, FeedSubmitted)]
        await self._ground.send([record_of(envelope) for envelope in envelopes])
        async with self._ground.running([INTAKE.service], {}):
            await self.listed(clue_ids(envelopes))
        return [await self._original(message) for message in messages]

    async def _original(self, message: FeedSubmitted) -> Original:
        clue_id = clue_id_of(message.feed, message.external_id)
        (commits,) = (await self._journal.load([STREAM + clue_id])).values()
        listed = await self._list.get(clue_id) or {}
        return Original(message.external_id, clue_id, message.received_on.isoformat(), commits[0], listed)


def clue_ids(envelopes: Sequence[Envelope]) -> list[str]:
    """The ids that the service gives the clues of these messages."""
    messages = [each.message for each in envelopes if isinstance(each.message, FeedSubmitted)]
    return [clue_id_of(message.feed, message.external_id) for message in messages]
