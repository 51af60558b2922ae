"""A lease has one holder at a time, and passes on when its holder dies."""

from datetime import UTC, datetime, timedelta

import pytest

from wenze.mongo.database import Database
from wenze.mongo.lease import MongoLease
from wenze.testing.clock import FixedClock

pytestmark = pytest.mark.embedded

DURATION = timedelta(seconds=30)


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(datetime(2026, 3, 1, 8, 0, tzinfo=UTC))


def _lease(database: Database, owner: str, clock: FixedClock, name: str = "sweep") -> MongoLease:
    return MongoLease(database, name, owner, DURATION, clock)


async def test_who_comes_first_has_the_lease_and_keeps_it(database: Database, clock: FixedClock):
    mine, yours = _lease(database, "me", clock), _lease(database, "you", clock)
    assert await mine.acquire()
    assert not await yours.acquire()
    clock.advance(DURATION / 2)
    assert await mine.acquire()
    clock.advance(DURATION / 2 + timedelta(seconds=1))
    assert not await yours.acquire()


async def test_a_lease_that_was_not_renewed_passes_on(database: Database, clock: FixedClock):
    mine, yours = _lease(database, "me", clock), _lease(database, "you", clock)
    assert await mine.acquire()
    clock.advance(DURATION + timedelta(seconds=1))
    assert await yours.acquire()
    assert not await mine.acquire()


async def test_leases_of_other_names_are_others(database: Database, clock: FixedClock):
    assert await _lease(database, "me", clock).acquire()
    assert await _lease(database, "you", clock, "delivery").acquire()


async def test_the_collection_is_there_before_the_first_lease_is_taken(database: Database, clock: FixedClock):
    for _ in range(2):
        await _lease(database, "me", clock).prepare()
    assert await database.list_collection_names() == ["leases"]
