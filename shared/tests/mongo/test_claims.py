"""The contract of claims, run on memory and on MongoDB."""

import asyncio
from collections.abc import AsyncGenerator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from wenze.claims import Claim, Claims
from wenze.mongo.claims import MongoClaims
from wenze.mongo.database import Mongo
from wenze.testing.claims import ClaimsInMemory

NOW = datetime(2026, 3, 2, 4, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture(params=["memory", pytest.param("mongodb", marks=pytest.mark.embedded)])
def url(request: pytest.FixtureRequest) -> str | None:
    return request.getfixturevalue("mongo_url") if request.param == "mongodb" else None


@pytest.fixture
async def claims(url: str | None) -> AsyncGenerator[Claims]:
    if url is None:
        yield ClaimsInMemory()
        return
    mongo = Mongo(url, f"claims_{uuid4().hex}", retry_writes=False, timeout_ms=5_000)
    stored = MongoClaims(mongo.database, "claims")
    await stored.prepare()
    yield stored
    mongo.close()


def things(taken: list[Claim]) -> list[str]:
    return sorted(thing for claim in taken for thing in claim.things)


async def test_what_nobody_has_is_claimed_together(claims: Claims):
    (claim,) = await claims.take(["a", "b"], "mail", NOW + MINUTE)
    assert claim.things == ("a", "b")


async def test_what_somebody_has_is_not_claimed_again_and_the_rest_is(claims: Claims):
    await claims.take(["a", "b"], "mail", NOW + MINUTE)
    assert things(await claims.take(["b", "c", "d"], "mail", NOW + MINUTE)) == ["c", "d"]
    assert await claims.take(["a", "b", "c", "d"], "mail", NOW + MINUTE) == []


async def test_a_claim_keeps_those_of_other_purposes_out_too(claims: Claims):
    await claims.take(["a"], "mail", NOW + MINUTE)
    assert await claims.take(["a"], "outbox", NOW + MINUTE) == []


async def test_a_claim_that_ran_out_is_not_taken_anew_but_taken_over(claims: Claims):
    await claims.take(["a", "b"], "mail", NOW)
    assert await claims.take(["a"], "mail", NOW + MINUTE) == []
    taken = await claims.take_over("mail", NOW, NOW + MINUTE)
    assert taken
    assert taken.things == ("a", "b")


async def test_a_claim_is_not_taken_over_before_its_end_nor_for_another_purpose(claims: Claims):
    await claims.take(["a"], "mail", NOW + MINUTE)
    assert await claims.take_over("mail", NOW + MINUTE / 2, NOW + 2 * MINUTE) is None
    assert await claims.take_over("outbox", NOW + MINUTE, NOW + 2 * MINUTE) is None


async def test_what_was_taken_over_runs_out_later(claims: Claims):
    await claims.take(["a"], "mail", NOW)
    assert await claims.take_over("mail", NOW, NOW + MINUTE)
    assert await claims.take_over("mail", NOW, NOW + MINUTE) is None
    again = await claims.take_over("mail", NOW + MINUTE, NOW + 2 * MINUTE)
    assert again
    await claims.release([again])
    assert things(await claims.take(["a"], "mail", NOW)) == ["a"]


async def test_what_was_given_back_can_be_claimed(claims: Claims):
    taken = await claims.take(["a", "b"], "mail", NOW + MINUTE)
    await claims.release(taken)
    assert things(await claims.take(["b"], "mail", NOW + MINUTE)) == ["b"]


async def test_a_claim_that_was_taken_over_is_not_given_back_by_its_former_holder(claims: Claims):
    former = await claims.take(["a"], "mail", NOW)
    assert await claims.take_over("mail", NOW, NOW + MINUTE)
    await claims.release(former)
    assert await claims.take(["a"], "mail", NOW + MINUTE) == []


async def test_a_claim_that_is_renewed_in_time_is_not_taken_over(claims: Claims):
    taken = await claims.take(["a", "b"], "mail", NOW + MINUTE)
    assert await claims.renew(taken, NOW + 2 * MINUTE)
    assert await claims.take_over("mail", NOW + MINUTE, NOW + 3 * MINUTE) is None


async def test_a_claim_that_was_renewed_is_given_back_as_it_is_now(claims: Claims):
    renewed = await claims.renew(await claims.take(["a", "b"], "mail", NOW), NOW + MINUTE)
    await claims.release(renewed)
    assert things(await claims.take(["a", "b"], "mail", NOW + MINUTE)) == ["a", "b"]


async def test_of_several_claims_those_that_were_taken_over_are_not_renewed(claims: Claims):
    await claims.take(["c"], "mail", NOW + MINUTE)
    own = await claims.take(["a", "b", "c"], "mail", NOW)
    taken_over = await claims.take_over("mail", NOW, NOW + MINUTE)
    assert taken_over
    kept = {"a", "b"} - set(taken_over.things)
    assert things(await claims.renew(own, NOW + 2 * MINUTE)) == sorted(kept)
    assert await claims.take_over("mail", NOW + MINUTE / 2, NOW + MINUTE) is None


async def test_nothing_can_be_claimed_and_given_back(claims: Claims):
    assert await claims.take([], "mail", NOW) == []
    assert await claims.renew([], NOW) == []
    await claims.release([])
    assert await claims.take_over("mail", NOW, NOW + MINUTE) is None


async def test_however_many_ask_at_one_time_a_thing_goes_to_one(claims: Claims):
    """Each asks for six of eight things, so that every pair of them overlaps."""
    wishes = [[str((first + step) % 8) for step in range(6)] for first in range(8)]
    given: list[list[Claim]] = await asyncio.gather(*(claims.take(wish, "mail", NOW) for wish in wishes))
    got = [thing for taken in given for thing in things(taken)]
    assert sorted(got) == sorted(set(got))
    assert got


async def test_however_many_ask_at_one_time_a_claim_that_ran_out_goes_to_one(claims: Claims):
    await claims.take(["a"], "mail", NOW)
    taken: list[Any] = await asyncio.gather(*(claims.take_over("mail", NOW, NOW + MINUTE) for _ in range(10)))
    assert sum(claim is not None for claim in taken) == 1
